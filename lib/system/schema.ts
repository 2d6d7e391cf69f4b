import type { Sample } from "@/lib/metrics/history";

/** One look at this process and the queue; every 15 seconds there is a new one. */
export type SystemSample = Sample;

/** Why a job counts as stuck, the first that holds. */
export type StuckReason =
  /** This version of Patchbay has no such function. */
  | { kind: "unknown_function"; functionId: string }
  /** A process is at work on it, and it failed or was interrupted often before. */
  | { kind: "in_hand" }
  /** The process that held it gave no sign of life for longer than a lease. */
  | { kind: "abandoned"; since: Date }
  /** It failed for a fault of ours, again and again. */
  | { kind: "failing"; attempts: number; nextAt: Date }
  /** Each time a process stopped while at work on it. */
  | { kind: "interrupted"; times: number }
  /** It is due, and nobody takes it. */
  | { kind: "not_taken"; since: Date };

/** A job of one of the team's runs that does not get on. */
export type StuckJob = {
  id: string;
  runId: string;
  agentName: string;
  /** The run itself, or a webhook that it sends and does not wait for. */
  work: "run" | "delivery";
  reason: StuckReason;
  /** What a person can do; null where nothing would help. */
  remedy: "try_now" | "release" | null;
  /** Whether the step under way may have acted outside already, and would act again. */
  mayRepeat: boolean;
};

export type StuckWork = {
  /** The longest due first. */
  jobs: StuckJob[];
  /** Whether there are more of the team's than listed. */
  hasMore: boolean;
  /** Of other teams and of Patchbay itself; at most {@link MAX_COUNTED_OTHERS}. */
  others: number;
};

export const MAX_COUNTED_OTHERS = 1_000;
