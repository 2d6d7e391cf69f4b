import { readFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import { unless } from "./error-code";
import { processState } from "./process-state";

/** A running PostgreSQL: its first process, where it listens, and whether it takes connections. */
export type Postmaster = { pid: number; socketDir: string; isReady: boolean };

/** PostgreSQL writes its number into a new file within microseconds. An older empty one is a wreck. */
const EMPTY_FOR_MS = 3_000;

/** The PostgreSQL that runs on this cluster, be it starting, recovering, ready or stopping. */
export async function findPostmaster(clusterDir: string): Promise<Postmaster | null> {
  const lines = await readLines(postmasterFile(clusterDir));
  const pid = pidIn(lines);
  if (pid === null || (await processState(pid, clusterDir)) !== "postmaster") return null;

  // PostgreSQL's pidfile.h: line 5 is the socket directory, line 8 the state, both filled in later.
  return { pid, socketDir: lines[4] ?? "", isReady: lines[7]?.trim() === "ready" };
}

/**
 * The process number left behind by a PostgreSQL that was killed: nobody's, a zombie's, or by now
 * that of another program. Null when there is none, or when it is alive after all.
 */
export async function stalePid(clusterDir: string): Promise<number | null> {
  const pid = pidIn(await readLines(postmasterFile(clusterDir)));

  return pid !== null && (await processState(pid, clusterDir)) !== "postmaster" ? pid : null;
}

/**
 * Removes what would keep PostgreSQL from starting for ever: an empty lock file after a power cut,
 * and a lock on the socket whose process is not PostgreSQL. Call it when {@link findPostmaster}
 * found none. A stale `postmaster.pid` stays: see {@link stalePid} and start-postmaster.ts.
 */
export async function removeWrecks(clusterDir: string, socketDirs: readonly string[]): Promise<void> {
  const file = postmasterFile(clusterDir);
  if (pidIn(await readLines(file)) === null && (await isOlderThan(file, EMPTY_FOR_MS))) await remove(file);

  for (const dir of socketDirs) {
    const lock = `${socketFile(dir)}.lock`;
    const pid = pidIn(await readLines(lock));
    // PostgreSQL guards its directory by postmaster.pid: to lose a socket's lock harms nobody.
    if (pid === null || (await processState(pid, clusterDir)) !== "postmaster") await remove(lock);
  }
}

/** The port only names the socket; there is no TCP. */
export const PORT = 5432;

/** The socket PostgreSQL makes in this directory. */
export function socketFile(dir: string): string {
  return path.join(dir, `.s.PGSQL.${PORT}`);
}

function postmasterFile(clusterDir: string): string {
  return path.join(clusterDir, "postmaster.pid");
}

async function readLines(file: string): Promise<string[]> {
  const text = await unless(["ENOENT"], readFile(file, "utf8"), "");

  return text.split("\n");
}

/** A lone backend, as initdb starts one, writes its number with a minus. */
function pidIn(lines: readonly string[]): number | null {
  const pid = Math.abs(Number.parseInt(lines[0] ?? "", 10));

  return pid > 0 ? pid : null;
}

async function isOlderThan(file: string, ageMs: number): Promise<boolean> {
  const status = await unless(["ENOENT"], stat(file), null);

  // One from the future is as good: the clock was wrong then.
  return status !== null && Math.abs(Date.now() - status.mtimeMs) > ageMs;
}

async function remove(file: string): Promise<void> {
  await rm(file, { force: true });
}
