import { text } from "node:stream/consumers";
import { ensureCluster } from "@/db/embedded/ensure-cluster";
import { holdServerLock } from "@/db/embedded/server-lock";
import type { ScratchTarget } from "./scratch-database";

/**
 * A process for tests, to be killed, run as another user or run several times at once: see
 * spawn-cluster-process.ts. Its argument says what to do, its first line of output how that went.
 * Then it waits until its input ends.
 */
export type Order =
  | { task: "ensure"; dataDir: string; settings?: Record<string, string> }
  | { task: "lock"; target: ScratchTarget; url: string };

export type Outcome =
  | { isAdopted: boolean; target: ScratchTarget; clusterDir: string; said: string[] }
  | { heldBy: string | null }
  | { error: string };

async function carryOut(order: Order): Promise<Outcome> {
  if (order.task === "lock") {
    const lock = await holdServerLock(order.target, { url: order.url, onLost: () => {} });

    return { heldBy: "heldBy" in lock ? lock.heldBy : null };
  }

  const said: string[] = [];
  const { dataDir, settings } = order;
  const { isAdopted, target, clusterDir } = await ensureCluster({
    dataDir,
    settings,
    say: (sentence) => said.push(sentence),
  });

  return { isAdopted, target, clusterDir, said };
}

// It is our own test that calls us.
const order = JSON.parse(process.argv[2] ?? "") as Order;
const outcome = await carryOut(order).catch((error: Error): Outcome => ({ error: error.message }));
process.stdout.write(`${JSON.stringify(outcome)}\n`);
await text(process.stdin);
process.exit();
