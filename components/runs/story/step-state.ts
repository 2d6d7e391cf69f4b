import type { State } from "@/components/runs/run-states";
import type { StepStatus } from "@/lib/core/vocabulary";
import type { StepDetail } from "@/lib/runs/schema";

const STEP_STATES: Record<StepStatus, State> = {
  running: { label: "Running", tone: "info", isActive: true },
  waiting: { label: "Waiting", tone: "waiting" },
  succeeded: { label: "Done", tone: "success" },
  failed: { label: "Failed", tone: "danger" },
  skipped: { label: "Skipped", tone: "neutral" },
  cancelled: { label: "Cancelled", tone: "neutral" },
};

type StatefulStep = Pick<StepDetail, "kind" | "status" | "port" | "delivery" | "attempts">;

/**
 * How a step's state is said and shown. A step that left by one of several ways says which; one whose
 * webhook is still under way tells of that.
 *
 * @param wayOut the label of the port that it left by, where it had several
 */
export function stepState(step: StatefulStep, wayOut: string | null): State {
  const { kind, status, port, delivery } = step;
  if (status === "waiting" && delivery) return { label: "Trying again", tone: "waiting" };
  if (status !== "succeeded") return STEP_STATES[status];
  if (kind === "condition" && wayOut) return { label: wayOut, tone: port === "true" ? "success" : "neutral" };
  if (delivery && delivery.status !== "delivered") return sentLater(delivery.status);

  return wayOut ? { label: wayOut, tone: "success" } : STEP_STATES.succeeded;
}

/** Of a webhook that the run did not wait for. */
function sentLater(status: "pending" | "failed" | "held" | "cancelled"): State {
  switch (status) {
    case "pending":
      return { label: "Under way", tone: "info", isActive: true };
    case "failed":
      return { label: "Not delivered", tone: "danger" };
    case "held":
      return { label: "Held back", tone: "waiting" };
    case "cancelled":
      return { label: "Cancelled", tone: "neutral" };
  }
}
