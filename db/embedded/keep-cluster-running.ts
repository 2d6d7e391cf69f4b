import { stat } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { Cluster } from "./ensure-cluster";
import { unless } from "./error-code";
import { findPostmaster } from "./postmaster-file";

const CHECK_EVERY_MS = 1_000;
const RETRY_AFTER_MS = 5_000;

/**
 * Starts PostgreSQL again whenever it has died (killed for want of memory, say), and keeps its log
 * short. For the server that owns the cluster.
 *
 * @param say gets a sentence when PostgreSQL has died, and when it does not come back
 * @returns what ends this; call it before `cluster.stop()`
 */
export function keepClusterRunning(cluster: Cluster, say: (sentence: string) => void): () => Promise<void> {
  const ending = new AbortController();
  const watching = watch(cluster, say, ending.signal);

  return async () => {
    ending.abort();
    await watching;
  };
}

async function watch(cluster: Cluster, say: (sentence: string) => void, ending: AbortSignal): Promise<void> {
  let problem: string | null = null;
  while (await hasPaused(problem === null ? CHECK_EVERY_MS : RETRY_AFTER_MS, ending)) {
    const before: string | null = problem;
    problem = await check(cluster, before === null ? say : () => {});
    // Not every five seconds anew.
    if (problem !== null && problem !== before) say(problem);
  }
}

/** Returns what is wrong, or null. */
async function check(cluster: Cluster, say: (sentence: string) => void): Promise<string | null> {
  try {
    if (await findPostmaster(cluster.clusterDir)) {
      await cluster.trimLog();
      return null;
    }
    if (!(await unless(["ENOENT"], stat(cluster.clusterDir), null))) return gone(cluster);

    say("The database has stopped unexpectedly. Starting it again.");
    await cluster.restart();

    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function gone({ clusterDir }: Cluster): string {
  return `The database's directory ${clusterDir} is gone. Stop Patchbay and start it again.`;
}

/** False once this shall end. Does not keep the process alive. */
async function hasPaused(ms: number, ending: AbortSignal): Promise<boolean> {
  try {
    await pause(ms, undefined, { signal: ending, ref: false });

    return true;
  } catch {
    return false;
  }
}
