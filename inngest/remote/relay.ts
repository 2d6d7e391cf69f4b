import { isDatabaseDown } from "@/lib/core/errors";
import { logError, logWarning } from "@/lib/core/log";
import { endedWithin } from "@/lib/core/work-in-hand";
import { NotTaken } from "./not-taken";

/** Finds what a crash left behind, and what a lost signal did not announce. */
const SWEEP_MS = 2_000;
const BATCH = 100;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 15_000;

type RelayOptions = {
  /** Sends up to so many of the oldest events; answers how many there were. */
  dispatch: (limit: number) => Promise<number>;
};

export type Relay = {
  /** Something was committed: look now. Cheap, and never more than one look at a time. */
  nudge: () => void;
  stop: (graceMs: number) => Promise<void>;
};

/** Carries committed events from our outbox to the server until stopped. What it fails to send waits. */
export function startRelay({ dispatch }: RelayOptions): Relay {
  const sweep = setInterval(nudge, SWEEP_MS);
  let work: Promise<void> | null = null;
  let lookAgain = false;
  let isStopped = false;
  let failures = 0;
  let retry: NodeJS.Timeout | undefined;

  function nudge(): void {
    lookAgain = true;
    if (work || retry || isStopped) return;
    work = drain().finally(() => {
      work = null;
    });
  }

  async function drain(): Promise<void> {
    try {
      while (lookAgain && !isStopped) {
        lookAgain = false;
        const sent = await dispatch(BATCH);
        if (sent > 0) succeeded();
        if (sent === BATCH) lookAgain = true;
      }
    } catch (error) {
      failed(error);
    }
  }

  function succeeded(): void {
    if (failures > 0) logWarning("The Inngest server takes events again.");
    failures = 0;
  }

  function failed(error: unknown): void {
    if (failures === 0) say(error);
    retry = setTimeout(
      () => {
        retry = undefined;
        nudge();
      },
      retryDelayMs(failures, Math.random()),
    );
    failures++;
  }

  async function stop(graceMs: number): Promise<void> {
    isStopped = true;
    clearInterval(sweep);
    clearTimeout(retry);
    await endedWithin(work, graceMs);
  }

  nudge();

  return { nudge, stop };
}

/**
 * How long to leave a server alone that did not take our events.
 *
 * @param failures how many times it had failed before this one
 * @param random between 0 and 1, so that several processes don't come back together
 * @returns milliseconds
 */
export function retryDelayMs(failures: number, random: number): number {
  const delayMs = Math.min(FIRST_RETRY_MS * 2 ** failures, LONGEST_RETRY_MS);

  return Math.round(delayMs * (0.75 + random / 4));
}

function say(error: unknown): void {
  if (error instanceof NotTaken) {
    logWarning("The Inngest server takes no events. They wait in the outbox and are sent later.", {
      reason: error.message,
    });
  } else if (!isDatabaseDown(error)) {
    logError("The outbox could not be read.", error);
  }
}
