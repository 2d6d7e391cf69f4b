import type { Tone } from "@/components/ui/tone";
import { DELIVERY_ERROR_CLASSES, type DeliveryErrorClass } from "@/lib/core/vocabulary";
import type { StepAttempt } from "@/lib/runs/schema";

/** Each reason in a few words; the attempt's own message says it in full. */
const FAILED: Record<DeliveryErrorClass, string> = {
  refused: "Connection refused",
  timeout: "No answer in time",
  dns: "Server name not found",
  tls: "Certificate not valid",
  reset: "Connection closed without an answer",
  redirect: "Redirected, which is not followed",
  blocked: "Not sent: a private network",
  invalid: "Not sent: not a valid request",
  status: "Not accepted",
  interrupted: "Interrupted",
  network: "Server not reachable",
};

/** How an attempt went, in a few words. */
export function attemptOutcome({
  finishedAt,
  interrupted,
  error,
}: Pick<StepAttempt, "finishedAt" | "interrupted" | "error">): { tone: Tone; words: string } {
  if (!finishedAt) return { tone: "info", words: "Waiting for the answer…" };
  if (interrupted) return { tone: "waiting", words: "Patchbay was stopped before the answer came" };
  if (!error) return { tone: "success", words: "Accepted" };

  return { tone: "danger", words: isKnown(error.code) ? FAILED[error.code] : error.message };
}

function isKnown(code: string): code is DeliveryErrorClass {
  return DELIVERY_ERROR_CLASSES.some((known) => known === code);
}
