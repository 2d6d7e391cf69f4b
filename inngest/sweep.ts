import { isDatabaseDown } from "@/lib/core/errors";
import { logError } from "@/lib/core/log";
import { redispatchLostDeliveries } from "@/lib/deliveries/redispatch-deliveries";
import { redispatchLostRuns } from "@/lib/runs/redispatch-runs";

/** One slice of runs and one of deliveries each time: the cost does not grow with what is stored. */
const EVERY_MS = 15_000;

/** Looks for lost work, slice by slice and round and round, until the function it returns is called. */
export function startSweep(): () => void {
  let beforeRun: string | null = null;
  let beforeDelivery: string | null = null;
  let isSweeping = false;

  async function sweep(): Promise<void> {
    if (isSweeping) return;
    isSweeping = true;
    try {
      beforeRun = await redispatchLostRuns(beforeRun);
      beforeDelivery = await redispatchLostDeliveries(beforeDelivery);
    } catch (error) {
      if (!isDatabaseDown(error)) logError("Lost runs could not be looked for.", error);
    } finally {
      isSweeping = false;
    }
  }

  const timer = setInterval(() => void sweep(), EVERY_MS);

  return () => clearInterval(timer);
}
