import { lchown, stat } from "node:fs/promises";

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
