import { chmod, mkdtemp } from "node:fs/promises";

/**
 * Makes a temporary directory of this test run. A cluster in it belongs into `data`, where the next
 * run looks for what this one may leave behind when it is killed.
 */
export async function makeScratchDir(prefix: string): Promise<string> {
  const dir = await mkdtemp(prefix);
  // mkdtemp keeps everybody out, and for root PostgreSQL runs as `nobody`.
  await chmod(dir, 0o711);

  return dir;
}
