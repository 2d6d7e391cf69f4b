import type { Tone } from "@/components/ui/tone";
import { ERRORS, type ErrorCode } from "@/lib/core/errors";
import type { RequestFate } from "@/lib/core/vocabulary";
import type { RequestDetail } from "@/lib/requests/schema";

/** How each fate of a request is said and shown, wherever a request is shown. */
export const FATES: Record<RequestFate, { label: string; tone: Tone }> = {
  ran: { label: "Ran", tone: "success" },
  duplicate: { label: "Duplicate", tone: "neutral" },
  rejected: { label: "Turned away", tone: "danger" },
  no_agent: { label: "No deployed agent", tone: "waiting" },
  captured: { label: "Captured", tone: "info" },
};

/** Why a call was turned away, in a few words. The stored sentence says it in full. */
const REASONS: Partial<Record<ErrorCode, string>> = {
  unauthorized: "No valid API key",
  insufficient_scope: "The API key may not do this",
  method_not_allowed: "Not a POST",
};

export function reasonWords(reason: ErrorCode): string {
  return REASONS[reason] ?? ERRORS[reason].title;
}

type Told = Pick<RequestDetail, "fate" | "reason" | "detail"> & { runs: readonly { agentName: string }[] };

/** What became of a request, in a sentence or two. */
export function outcomeSentence({ fate, reason, detail, runs }: Told): string {
  switch (fate) {
    case "ran":
      return runs.length > 0 ? `It started ${runsWords(runs)}.` : "It started a run.";
    case "duplicate":
      return "The sender called twice with the same Idempotency-Key and the same body. It got the first answer again, and nothing was started.";
    case "no_agent":
      return detail ?? "No deployed agent starts with this webhook.";
    case "captured":
      return "It was kept as a sample and started nothing.";
    case "rejected":
      return detail ?? (reason ? `${reasonWords(reason)}.` : "It was turned away.");
  }
}

/** The HTTP status that the sender was answered with. */
export function answeredStatus({ reason }: Pick<RequestDetail, "reason">): number {
  return reason ? ERRORS[reason].status : 202;
}

function runsWords(runs: Told["runs"]): string {
  const [first, ...more] = runs.map(({ agentName }) => `“${agentName}”`);
  if (more.length === 0) return `1 run of ${first}`;
  const last = more.pop();

  return `${runs.length} runs: of ${[first, ...more].join(", ")} and ${last}`;
}
