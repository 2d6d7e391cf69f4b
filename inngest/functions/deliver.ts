import type { Transaction } from "@/db/client";
import { type AttemptOutcome, attemptDelivery } from "@/lib/deliveries/attempt-delivery";
import type { OpenedDelivery } from "@/lib/deliveries/create-delivery";
import { type Execution, remember } from "./steps";

type DeliverOptions = {
  /** Keeps the ids of these steps apart from others of the same function. */
  stepPrefix: string;
  open: (tx: Transaction) => Promise<OpenedDelivery>;
  /** Whether its schedule begins with a pause. */
  isDelayed: boolean;
  alongside?: (tx: Transaction, isRepeat: boolean) => Promise<void>;
  /** After each attempt; again when the function goes on after a pause. */
  onOutcome?: (outcome: AttemptOutcome) => void;
  /** Before the pause between two attempts. */
  onPause?: (until: Date) => Promise<void>;
};

/** The loop that every delivery is: attempt, pause, attempt, until one succeeds or the schedule ends. */
export async function deliver(
  { id: owner, step }: Execution,
  { stepPrefix, open, isDelayed, alongside, onOutcome, onPause }: DeliverOptions,
): Promise<AttemptOutcome> {
  // Attempt 0 makes the delivery and no request: it tells when the first one is due.
  for (let ordinal = isDelayed ? 0 : 1; ; ordinal++) {
    const outcome = await remember(step, `${stepPrefix}attempt-${ordinal}`, () =>
      attemptDelivery({ open, ordinal, owner, alongside }),
    );
    onOutcome?.(outcome);
    if (outcome.nextAttemptAt === null) return outcome;

    const until = new Date(outcome.nextAttemptAt);
    await onPause?.(until);
    await step.sleepUntil(`${stepPrefix}pause-${ordinal}`, until);
  }
}
