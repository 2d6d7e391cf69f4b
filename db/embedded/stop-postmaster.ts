import { setTimeout as pause } from "node:timers/promises";
import { errorCodeOf } from "./error-code";
import { findPostmaster } from "./postmaster-file";
import { processState } from "./process-state";
import { removeSocketDir } from "./socket-dir";

const POLL_MS = 20;
const FAST_TIMEOUT_MS = 30_000;
/** PostgreSQL itself gives its processes five seconds before it kills them. */
const IMMEDIATE_TIMEOUT_MS = 15_000;

/**
 * Stops the PostgreSQL that runs on this cluster, if one does, and waits until it is gone: at first
 * its fast shutdown, which ends sessions and rolls their transactions back; after 30 seconds its
 * immediate one, which leaves the rest to the recovery of the next start.
 *
 * @throws Error when it runs even then
 */
export async function stopPostmaster(clusterDir: string): Promise<void> {
  const running = await findPostmaster(clusterDir);
  if (!running) return;

  const { pid, socketDir } = running;
  const isGone =
    (await signalAndWait(pid, clusterDir, "SIGINT", FAST_TIMEOUT_MS)) ||
    (await signalAndWait(pid, clusterDir, "SIGQUIT", IMMEDIATE_TIMEOUT_MS));
  if (!isGone) throw new Error(`PostgreSQL (process ${pid}) does not stop. Its files are in ${clusterDir}.`);

  if (socketDir && socketDir !== clusterDir) await removeSocketDir(socketDir);
}

async function signalAndWait(
  pid: number,
  clusterDir: string,
  signal: NodeJS.Signals,
  timeoutMs: number,
): Promise<boolean> {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errorCodeOf(error) === "ESRCH") return true;
    throw error;
  }

  const deadline = performance.now() + timeoutMs;
  while ((await processState(pid, clusterDir)) === "postmaster") {
    if (performance.now() > deadline) return false;
    await pause(POLL_MS);
  }

  return true;
}
