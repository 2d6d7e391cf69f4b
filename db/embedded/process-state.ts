import { readFile } from "node:fs/promises";
import { errorCodeOf, unless } from "./error-code";
import { runCommand } from "./run-command";

/** `zombie`: dead, but its parent has not noticed yet. `other`: alive, and something else. */
type ProcessState = "gone" | "zombie" | "postmaster" | "other";

type ProcessFacts = { isZombie: boolean; command: readonly string[] };

/** What has become of a process that was the postmaster of `clusterDir`. Its number may have been reused. */
export async function processState(pid: number, clusterDir: string): Promise<ProcessState> {
  if (!isProcess(pid)) return "gone";

  const facts = process.platform === "linux" ? await factsOfProc(pid) : await factsOfPs(pid, clusterDir);
  if (!facts) return isProcess(pid) ? "other" : "gone";
  if (facts.isZombie) return "zombie";

  const option = facts.command.indexOf("-D");

  return option > 0 && facts.command[option + 1] === clusterDir ? "postmaster" : "other";
}

/** Whether there is a process of this number, ours or another user's, be it a zombie. */
export function isProcess(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCodeOf(error) === "EPERM";
  }
}

async function factsOfProc(pid: number): Promise<ProcessFacts | null> {
  const gone = ["ENOENT", "ESRCH", "EACCES"];
  const stat = await unless(gone, readFile(`/proc/${pid}/stat`, "utf8"), null);
  const command = await unless(gone, readFile(`/proc/${pid}/cmdline`, "utf8"), null);
  if (stat === null || command === null) return null;

  // `123 (a name) with any) characters) S 1 …`
  const state = stat.charAt(stat.lastIndexOf(")") + 2);

  return { isZombie: state === "Z" || state === "X", command: command.split("\0") };
}

/** macOS. Its `ps` joins the arguments with blanks, so a path with blanks is looked for as a whole. */
async function factsOfPs(pid: number, clusterDir: string): Promise<ProcessFacts | null> {
  const { status, output } = await runCommand("/bin/ps", ["-ww", "-o", "stat=,command=", "-p", `${pid}`], {
    user: null,
  });
  if (status !== 0) return null;

  const isOurs = `${output.trim()} `.includes(` -D ${clusterDir} `);

  return { isZombie: output.trim().startsWith("Z"), command: isOurs ? ["postgres", "-D", clusterDir] : [] };
}
