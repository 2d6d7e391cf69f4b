import { Countdown } from "@/components/ui/countdown";
import { StatusDot } from "@/components/ui/status-dot";
import { isPlainObject } from "@/lib/core/json";
import { AttemptRow } from "./attempt-row";
import type { StoryStep } from "./story";

type StepAttemptsProps = {
  step: Pick<StoryStep, "name" | "input" | "attempts" | "delivery">;
  startedAt: Date;
  textHref: string;
};

/** Every request that a step made to another system, and when the next one is due. */
export function StepAttempts({
  step: { name, input, attempts, delivery },
  startedAt,
  textHref,
}: StepAttemptsProps) {
  const sent = attempts.filter(({ http }) => http !== null);
  if (!delivery) return null;
  const counted = sent.filter(({ interrupted }) => !interrupted).length;
  const isUnderWay = sent.some(({ finishedAt }) => finishedAt === null);

  return (
    <section aria-label={`Attempts of ${name}`} className="overflow-hidden rounded-md border">
      {isPlainObject(input) && input.waitForDelivery === false && (
        <p className="border-b px-3 py-2 text-sm text-subtle">The run did not wait for this webhook.</p>
      )}
      <ol className="divide-y">
        {sent.map((attempt) => (
          <AttemptRow
            key={attempt.number}
            attempt={attempt}
            startedAt={startedAt}
            textHref={`${textHref}&attempt=${attempt.number}`}
          />
        ))}
      </ol>
      {delivery.status === "pending" && delivery.nextAttemptAt && !isUnderWay && (
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 border-t border-dashed px-3 py-2 text-muted text-sm">
          <StatusDot tone="waiting" />
          <span>
            Next attempt <Countdown to={delivery.nextAttemptAt} />
          </span>
          <span className="ml-auto text-subtle text-xs tabular-nums">
            {counted} of {delivery.attemptsPlanned} used
          </span>
        </p>
      )}
      {delivery.status === "failed" &&
        delivery.attemptsPlanned > 1 &&
        counted >= delivery.attemptsPlanned && (
          <p className="border-t border-dashed px-3 py-2 text-sm text-subtle">
            All {delivery.attemptsPlanned} attempts were used, so Patchbay gave up.
          </p>
        )}
    </section>
  );
}
