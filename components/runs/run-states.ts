import type { Tone } from "@/components/ui/tone";
import type { RunStatus } from "@/lib/core/vocabulary";
import type { RunDetail } from "@/lib/runs/schema";

export type State = { label: string; tone: Tone; isActive?: boolean };

/** How each state of a run is said and shown, wherever a run is shown. */
export const RUN_STATES: Record<RunStatus, State> = {
  queued: { label: "Queued", tone: "neutral" },
  running: { label: "Running", tone: "info", isActive: true },
  waiting: { label: "Waiting", tone: "waiting" },
  succeeded: { label: "Succeeded", tone: "success" },
  failed: { label: "Failed", tone: "danger" },
  cancelled: { label: "Cancelled", tone: "neutral" },
};

/** Whether nothing will happen in the run any more. */
export function isOver(status: RunStatus): boolean {
  return status === "succeeded" || status === "failed" || status === "cancelled";
}

/** Whether its page may still change: a run can be over while a webhook that it did not wait for is tried. */
export function isStillChanging({ status, steps }: Pick<RunDetail, "status" | "steps">): boolean {
  return !isOver(status) || steps.some(({ delivery }) => delivery?.status === "pending");
}
