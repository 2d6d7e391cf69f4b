import type { DatabaseTarget } from "@/db/client";
import { isDatabaseDown } from "@/lib/core/errors";
import { type Cluster, type ClusterOptions, ensureCluster } from "./ensure-cluster";
import { keepClusterRunning } from "./keep-cluster-running";
import { holdServerLock, type ServerLock } from "./server-lock";

/** A server that is just stopping takes PostgreSQL along; then it is started anew. */
const MAX_ATTEMPTS = 5;

type OwnerOptions = ClusterOptions & {
  /** Our address, for the message of a second server. */
  url: string;
  /**
   * Another server has taken over, which can happen only while PostgreSQL is down. This process has
   * to stop serving; `stop()` then leaves PostgreSQL to the other one.
   */
  onLost: (heldBy: string) => void;
};

export type OwnedCluster = {
  target: DatabaseTarget;
  isAdopted: boolean;
  /** Stops PostgreSQL and lets the next server in. Call it when all other work has ended. */
  stop(): Promise<void>;
};

/**
 * The embedded PostgreSQL of a server: started, kept running, and ours alone. Workers and scripts call
 * {@link ensureCluster} instead, and never stop it.
 *
 * @returns `heldBy`, such as `process 4711 at http://localhost:3000`, when another server has it
 */
export async function ownCluster(options: OwnerOptions): Promise<OwnedCluster | { heldBy: string }> {
  const owner = { isStopping: false, isLost: false };
  const onLost = (heldBy: string) => {
    owner.isLost = true;
    if (!owner.isStopping) options.onLost(heldBy);
  };
  const { cluster, lock } = await ensureLocked(options, onLost);
  if ("heldBy" in lock) return lock;

  const endWatch = keepClusterRunning(cluster, options.say);

  return {
    target: cluster.target,
    isAdopted: cluster.isAdopted,
    stop: async () => {
      owner.isStopping = true;
      await endWatch();
      // First PostgreSQL, then the lock: else a server that starts now would get hold of a database
      // that is about to stop.
      if (!owner.isLost) await cluster.stop();
      await lock.release();
    },
  };
}

async function ensureLocked(
  options: OwnerOptions,
  onLost: (heldBy: string) => void,
): Promise<{ cluster: Cluster; lock: ServerLock | { heldBy: string } }> {
  for (let attempt = 1; ; attempt++) {
    const cluster = await ensureCluster(options);
    try {
      return { cluster, lock: await holdServerLock(cluster.target, { url: options.url, onLost }) };
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !isDatabaseDown(error)) throw error;
    }
  }
}
