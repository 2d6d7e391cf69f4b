import type { OsUser } from "./os-user";
import { runCommand } from "./run-command";

/** Whether PostgreSQL's user can enter this directory, its parents' modes and ACLs considered. */
export async function canEnter(dir: string, user: OsUser | null): Promise<boolean> {
  if (!user) return true;

  // Asking the system beats adding up mode bits, and `cd` needs just the right that we ask for.
  const { status } = await runCommand("/bin/sh", ["-c", 'cd -- "$1"', "sh", dir], { user });

  return status === 0;
}
