import { spawn } from "node:child_process";
import path from "node:path";
import type { Installation, PostgresSettings } from "./installation";
import { openLog } from "./log-file";
import { PORT } from "./postmaster-file";
import { plainEnv, spawnIdentity } from "./run-command";
import { listenDirs } from "./socket-dir";

/** Given on the command line, so that they hold for old clusters, and over `ALTER SYSTEM`. */
const SETTINGS: PostgresSettings = {
  listen_addresses: "",
  port: `${PORT}`,
  unix_socket_permissions: "0700",
  max_connections: "100",
  // systemd removes POSIX shared memory of users who log out (RemoveIPC).
  dynamic_shared_memory_type: "mmap",
  fsync: "on",
  cluster_name: "patchbay",
  // Their errors come to us anyway; here they would fill the log with statements.
  log_min_error_statement: "panic",
  log_checkpoints: "off",
};

export type SpawnedPostmaster = {
  pid: number | null;
  hasEnded: () => boolean;
  /** Why it could not even be started. */
  error: () => Error | null;
  /** Where in the log its words begin. */
  logOffset: number;
};

type SpawnOptions = {
  socketDir: string;
  /** The number in a left-behind `postmaster.pid`. */
  stalePid: number | null;
};

/** Starts PostgreSQL's first process. It outlives us, unless somebody stops it. */
export async function spawnPostmaster(
  { clusterDir, binDir, logFile, user, settings }: Installation,
  { socketDir, stalePid }: SpawnOptions,
): Promise<SpawnedPostmaster> {
  const unix_socket_directories = listenDirs(clusterDir, socketDir).map(quote).join(",");
  const args = Object.entries({ ...SETTINGS, unix_socket_directories, ...settings }).flatMap(
    ([name, value]) => ["-c", `${name}=${value}`],
  );

  const log = await openLog(logFile);
  const { size: logOffset } = await log.stat();
  try {
    let hasEnded = false;
    let failure: Error | null = null;
    const child = spawn(path.join(binDir, "postgres"), ["-D", clusterDir, ...args], {
      ...spawnIdentity(user),
      cwd: "/",
      env: plainEnv(disregard(stalePid)),
      // A group of its own: Ctrl-C in the terminal must not end it before we have finished.
      detached: true,
      // A file, not a pipe: it may outlive us.
      stdio: ["ignore", log.fd, log.fd],
    });
    child.on("exit", () => {
      hasEnded = true;
    });
    child.on("error", (error) => {
      hasEnded = true;
      failure = error;
    });
    child.unref();

    return { pid: child.pid ?? null, hasEnded: () => hasEnded, error: () => failure, logOffset };
  } finally {
    await log.close();
  }
}

/**
 * Lets PostgreSQL take over a lock file of its dead predecessor whose number is now a zombie's or
 * another program's; else it would refuse to start for ever. It ignores the number of its caller's
 * parent, which pg_ctl passes in this variable. Better than to delete the file: PostgreSQL reads it
 * anew, and refuses all the same if meanwhile a live one has written its number.
 */
function disregard(stalePid: number | null): Record<string, string> {
  return stalePid === null ? {} : { PG_GRANDPARENT_PID: `${stalePid}` };
}

/** The list's own quoting, for paths with commas or blanks. */
function quote(dir: string): string {
  return `"${dir.replaceAll('"', '""')}"`;
}
