import { formatDuration } from "@/components/ui/format-duration";
import type { StuckJob, StuckReason } from "@/lib/system/schema";

/** What each kind of work is called. */
export const WORK_LABELS: Record<StuckJob["work"], string> = {
  run: "Run",
  delivery: "Webhook of a run",
};

/** Why work does not get on, and what to know about it. */
export function whyStuck(reason: StuckReason, nowMs: number): string {
  switch (reason.kind) {
    case "unknown_function":
      return `This version of Patchbay has no “${reason.functionId}”. It waits, and goes on as soon as a version that has it is started.`;
    case "in_hand":
      return "It failed or was interrupted several times. It is being worked on right now.";
    case "abandoned":
      return `The process that worked on it has given no sign of life for ${since(reason.since, nowMs)}, and no other has taken it over.`;
    case "interrupted":
      return `Patchbay was stopped ${times(reason.times)} while it worked on this. After 20 times the run is given up.`;
    case "failing":
      return `Patchbay failed ${times(reason.attempts)} to get on with it. ${nextTry(reason.nextAt, nowMs)} The reasons are in the server's log.`;
    case "not_taken":
      return `It has been due for ${since(reason.since, nowMs)} and nobody has taken it. Either the queue is long, or nothing is at work.`;
  }
}

function since(at: Date, nowMs: number): string {
  return formatDuration(nowMs - at.getTime());
}

function nextTry(at: Date, nowMs: number): string {
  const inMs = at.getTime() - nowMs;

  return inMs > 0 ? `It tries again in ${formatDuration(inMs)}.` : "It is about to try again.";
}

function times(count: number): string {
  return `${count} times`;
}
