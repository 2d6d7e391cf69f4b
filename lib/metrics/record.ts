import { createHistogram } from "node:perf_hooks";
import { processSingleton } from "@/lib/core/process-singleton";
import type { DeliveryErrorClass, RequestFate, RunStatus, StepStatus } from "@/lib/core/vocabulary";
import { metrics } from "./registry";

/** What happened since the history last looked. */
const recent = processSingleton("recent-metrics", () => ({ accepted: 0, lagsUs: createHistogram() }));

/** An inbound call was answered. After the commit: what was rolled back did not happen. */
export function countRequest(fate: RequestFate): void {
  metrics().requests.inc({ fate });
  if (fate === "ran" || fate === "duplicate") recent.accepted += 1;
}

/** A run is over. After the commit. */
export function countRunEnd(state: Extract<RunStatus, "succeeded" | "failed" | "cancelled">): void {
  metrics().runsEnded.inc({ state });
}

/** A step is over. After the commit. */
export function countStepEnd(state: StepStatus): void {
  metrics().stepsEnded.inc({ state });
}

/** An attempt of a delivery is over, or was found to have been interrupted. After the commit. */
export function countAttempt(outcome: DeliveryErrorClass | "ok"): void {
  metrics().attempts.inc({ outcome });
}

/**
 * A job was taken. Clocks may be moved in tests and disagree a little between processes: what is
 * negative counts as none.
 *
 * @param lagMs from when it fell due until it was taken, both by the app's clock
 */
export function observeDispatchLag(lagMs: number): void {
  const lag = Math.max(0, lagMs);
  metrics().dispatchLag.observe(lag / 1000);
  // The histogram takes whole numbers from 1.
  recent.lagsUs.record(Math.max(1, Math.round(lag * 1000)));
}

/** What came since the last call, for the history. */
export function takeRecent(): { accepted: number; lagP95Ms: number | null } {
  const { accepted, lagsUs } = recent;
  const lagP95Ms = lagsUs.count > 0 ? lagsUs.percentile(95) / 1000 : null;
  recent.accepted = 0;
  lagsUs.reset();

  return { accepted, lagP95Ms };
}
