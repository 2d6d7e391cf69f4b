import { expect, test } from "vitest";
import type { StepDetail } from "@/lib/runs/schema";
import { stepState } from "./step-state";

type Step = Parameters<typeof stepState>[0];

const step: Step = { kind: "wait", status: "succeeded", port: "next", delivery: null, attempts: [] };
const delivery = { id: "dlv_1", attemptsPlanned: 4, nextAttemptAt: null };

function webhook(status: NonNullable<StepDetail["delivery"]>["status"], change: Partial<Step> = {}): Step {
  return {
    ...step,
    kind: "webhook_trigger",
    port: "delivered",
    delivery: { ...delivery, status },
    ...change,
  };
}

test.each<[Step, string | null, string, string]>([
  [step, null, "Done", "success"],
  [{ ...step, status: "waiting", port: null }, null, "Waiting", "waiting"],
  [{ ...step, status: "failed", port: "failed" }, "Failed", "Failed", "danger"],
  [{ ...step, kind: "condition", port: "true" }, "Yes", "Yes", "success"],
  [{ ...step, kind: "condition", port: "false" }, "No", "No", "neutral"],
  [{ ...step, kind: "send_message" }, "Sent", "Sent", "success"],
  [webhook("delivered"), "Delivered", "Delivered", "success"],
  [webhook("pending", { status: "waiting", port: null }), null, "Trying again", "waiting"],
  [webhook("failed", { status: "failed", port: null }), null, "Failed", "danger"],
  // The run went on at once, and the webhook is another story.
  [webhook("pending"), "Delivered", "Under way", "info"],
  [webhook("failed"), "Delivered", "Not delivered", "danger"],
])("%j by %s is “%s”", (given, wayOut, label, tone) => {
  expect(stepState(given, wayOut)).toMatchObject({ label, tone });
});
