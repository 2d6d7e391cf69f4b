/** Ends the process with a plain message where Node is too old. Uses nothing that an old Node lacks. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;

  process.stderr.write(`Patchbay needs Node 20.19 or newer, and this is ${process.versions.node}.\n`);
  process.exit(1);
}
