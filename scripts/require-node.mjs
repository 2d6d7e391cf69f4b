/** The lowest minor version that will do, by major version; package.json's `engines` says the same. */
const LOWEST_MINOR = { 20: 19, 22: 12 };

/** Ends the process with a plain message where Node is too old. Uses nothing that an old Node lacks. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 22 || minor >= LOWEST_MINOR[major]) return;

  process.stderr.write(
    `Patchbay needs Node 20.19 or newer, or 22.12 or newer, and this is ${process.versions.node}.\n`,
  );
  process.exit(1);
}
