import { lstat, mkdir, readFile, rmdir } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { StartRefused } from "@/lib/core/env";
import { sha256 } from "@/lib/core/hash";
import { canEnter } from "./can-enter";
import { unless } from "./error-code";
import { clusterIdFile } from "./init-cluster";
import { giveTo, isRoot, type OsUser, ownerUid } from "./os-user";
import { socketFile } from "./postmaster-file";

/** What `sun_path` holds on macOS, the shorter one, without its final NUL. */
const MAX_SOCKET_PATH_BYTES = 103;

/**
 * Where PostgreSQL listens: a short path, named after the id that initdb's cluster was given and its
 * place. So a PostgreSQL that still runs on a deleted directory, or on the original of a copied one,
 * is never taken for ours.
 */
export async function chooseSocketDir(clusterDir: string, user: OsUser | null): Promise<string> {
  const id = await unless(["ENOENT"], readFile(clusterIdFile(clusterDir), "utf8"), "");
  const name = `patchbay-${sha256(`${id}\n${clusterDir}`).slice(0, 16)}`;
  const preferred = path.join(os.tmpdir(), name);
  if (isShortEnough(preferred) && (await canEnter(os.tmpdir(), user))) return preferred;

  return path.join("/tmp", name);
}

/**
 * Makes the socket directory, private to PostgreSQL's user: whoever can enter it can use the
 * database without a password.
 */
export async function makeSocketDir(dir: string, user: OsUser | null): Promise<void> {
  await unless(["EEXIST"], mkdir(dir, { mode: 0o700 }), undefined);
  const found = await lstat(dir);
  // Root was stopped between these two steps, or we are between them for the first time.
  if (isRoot() && found.isDirectory() && found.uid === 0) await giveTo(dir, user);

  const { uid, mode } = await lstat(dir);
  if (!found.isDirectory() || uid !== ownerUid(user) || (mode & 0o077) !== 0) {
    throw new StartRefused(`${dir} is not private to PostgreSQL's user. Somebody else made it: delete it.`);
  }
}

/** Tidies up after a PostgreSQL that has stopped; one that was killed leaves its files there. */
export async function removeSocketDir(dir: string): Promise<void> {
  await unless(["ENOENT", "ENOTEMPTY", "EACCES", "EPERM", "ENOTDIR"], rmdir(dir), undefined);
}

/** All directories PostgreSQL shall listen in: see isServedElsewhere in start-postmaster.ts. */
export function listenDirs(clusterDir: string, socketDir: string): string[] {
  return isShortEnough(clusterDir) ? [socketDir, clusterDir] : [socketDir];
}

function isShortEnough(dir: string): boolean {
  return Buffer.byteLength(socketFile(dir)) <= MAX_SOCKET_PATH_BYTES;
}
