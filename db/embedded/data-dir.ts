import { chmod, lchown, mkdir, realpath, stat } from "node:fs/promises";
import { StartRefused } from "@/lib/core/env";
import { errorCodeOf } from "./error-code";
import { isRoot } from "./os-user";

/** Others may pass through, to what they know the name of, and not look around. */
const PASSABLE = 0o011;

/**
 * Makes the data directory, or checks that we may use the one that is there.
 *
 * It stays ours. An ordinary user keeps it to himself (0700). Below root it is 0711, because
 * PostgreSQL then runs as `nobody` and has to pass through it to its own directory. So whatever is
 * put in here must not be readable by others itself: files 0600, directories 0700.
 *
 * @returns its real path
 */
export async function prepareDataDir(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true, mode: isRoot() ? 0o711 : 0o700 });
    const { uid, mode } = await stat(dataDir);
    if (isRoot() && uid === 0 && (mode & PASSABLE) !== PASSABLE) await chmod(dataDir, mode | PASSABLE);

    return await realpath(dataDir);
  } catch (error) {
    throw explainAccess(error, dataDir);
  }
}

/**
 * Gives a file that root made in the data directory to that directory's owner, who may be the one to
 * start Patchbay the next time.
 */
export async function keepOwner(file: string, dataDir: string): Promise<void> {
  if (!isRoot()) return;

  const { uid, gid } = await stat(dataDir);
  if (uid !== 0) await lchown(file, uid, gid);
}

/** In plain words, where the directory is not ours to use. */
export function explainAccess(error: unknown, dataDir: string): unknown {
  const code = errorCodeOf(error);
  // Node's recursive mkdir says ENOENT where the file system is read-only.
  if (code === "EACCES" || code === "EPERM" || code === "EROFS" || code === "ENOENT") {
    return new StartRefused(
      `Patchbay may not write to its data directory ${dataDir}. Start it as the user whom that directory belongs to, or set PATCHBAY_DATA_DIR to another one.`,
      { cause: error },
    );
  }
  if (code === "ENOTDIR" || code === "EEXIST") {
    return new StartRefused(
      `The data directory ${dataDir} cannot be made: a file is in its place. Move that file, or set PATCHBAY_DATA_DIR to another directory.`,
      { cause: error },
    );
  }

  return error;
}
