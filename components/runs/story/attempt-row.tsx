import { ChevronRight } from "lucide-react";
import { HttpExchangeView } from "@/components/http/http-exchange-view";
import { Duration } from "@/components/ui/duration";
import { Elapsed } from "@/components/ui/elapsed";
import { formatDuration } from "@/components/ui/format-duration";
import { StatusDot } from "@/components/ui/status-dot";
import type { StepAttempt } from "@/lib/runs/schema";
import { attemptOutcome } from "./attempt-outcome";

type AttemptRowProps = { attempt: StepAttempt; startedAt: Date; textHref: string };

/** One HTTP request: when, how it went, how long it took, and inside all that went over the wire. */
export function AttemptRow({ attempt, startedAt, textHref }: AttemptRowProps) {
  const { number, http } = attempt;
  const { tone, words } = attemptOutcome(attempt);

  return (
    <li>
      <details className="group/attempt">
        <summary className="grid min-h-9 list-none grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-2.5 gap-y-0.5 px-3 py-2 text-sm hover:bg-hover focus-visible:-outline-offset-2 pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
          <StatusDot tone={tone} isActive={tone === "info"} className="mt-1" />
          <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
            <span className="whitespace-nowrap">Attempt {number}</span>
            {http?.statusCode && <span className="font-mono text-xs">{http.statusCode}</span>}
            <span className="min-w-0 text-muted [overflow-wrap:anywhere]">{words}</span>
          </span>
          <span className="flex items-center gap-2 whitespace-nowrap pt-0.5 text-subtle text-xs tabular-nums">
            <AttemptTime attempt={attempt} startedAt={startedAt} />
            <ChevronRight
              aria-hidden="true"
              className="size-3.5 transition-transform duration-100 group-open/attempt:rotate-90"
            />
          </span>
        </summary>
        {http && (
          <div className="border-t bg-surface p-3">
            <HttpExchangeView exchange={http} textHref={textHref} missingResponse={noResponse(attempt)} />
          </div>
        )}
      </details>
    </li>
  );
}

function AttemptTime({ attempt, startedAt }: { attempt: StepAttempt; startedAt: Date }) {
  const offsetMs = attempt.startedAt.getTime() - startedAt.getTime();

  return (
    <>
      <span className="max-sm:sr-only">
        <span className="sr-only">Sent after </span>
        <span aria-hidden="true">+</span>
        {formatDuration(offsetMs)}
      </span>
      <span aria-hidden="true" className="text-line-strong max-sm:hidden">
        ·
      </span>
      {attempt.finishedAt ? (
        <Duration durationMs={attempt.finishedAt.getTime() - attempt.startedAt.getTime()} />
      ) : (
        <Elapsed since={attempt.startedAt} />
      )}
    </>
  );
}

function noResponse({ finishedAt, interrupted, error }: StepAttempt): string {
  if (!finishedAt) return "The answer has not come yet.";
  if (interrupted) return "Patchbay was stopped before the answer came. The request may have arrived.";

  return error?.message ?? "There was no answer.";
}
