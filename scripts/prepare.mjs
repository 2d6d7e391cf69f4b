import { requireNode } from "./require-node.mjs";

/** What every command needs first: a Node that will do, the packages, and a build of these sources. */
export async function prepare() {
  requireNode();
  // Not before: what these import may not be installed, or not be understood by an old Node.
  const { ensureInstalled } = await import("./ensure-installed.mjs");
  ensureInstalled();
  const { ensureBuilt } = await import("./ensure-built.mjs");
  await ensureBuilt();
}
