import { lchown, stat } from "node:fs/promises";
import { runCommand } from "./run-command";

/** A user of the operating system, where PostgreSQL runs as another one than we do. */
export type OsUser = { uid: number; gid: number };

/** The user without rights. initdb wants one with a name, so a made-up number would not do. */
const NOBODY = process.platform === "darwin" ? 0xffff_fffe : 65_534;

/**
 * Whom PostgreSQL runs as: null for ourselves. It refuses to run as root, so root hands it to the
 * owner of the data directory, or to `nobody` where that is root as well.
 */
export async function postgresUser(dataDir: string): Promise<OsUser | null> {
  if (!isRoot()) return null;

  const { uid, gid } = await stat(dataDir);

  return uid === 0 ? { uid: NOBODY, gid: NOBODY } : { uid, gid };
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The number PostgreSQL's files belong to. */
export function ownerUid(user: OsUser | null): number | undefined {
  return user?.uid ?? process.getuid?.();
}

/** Hands a path over. Never through a link: whoever owns the folder around it might have put one there. */
export async function giveTo(path: string, user: OsUser | null): Promise<void> {
  if (user) await lchown(path, user.uid, user.gid);
}

/** Whether PostgreSQL's user can enter this directory, its parents' modes and ACLs considered. */
export async function canEnter(dir: string, user: OsUser | null): Promise<boolean> {
  if (!user) return true;

  // Asking the system beats adding up mode bits, and `cd` needs just the right that we ask for.
  const { status } = await runCommand("/bin/sh", ["-c", 'cd -- "$1"', "sh", dir], { user });

  return status === 0;
}
