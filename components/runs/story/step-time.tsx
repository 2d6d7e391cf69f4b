import { Duration } from "@/components/ui/duration";
import { Elapsed } from "@/components/ui/elapsed";
import { formatDuration } from "@/components/ui/format-duration";
import type { StepDetail } from "@/lib/runs/schema";

type StepTimeProps = { step: Pick<StepDetail, "startedAt" | "finishedAt">; startedAt: Date };

/** When the step began, counted from the start of the run, and how long it took. */
export function StepTime({ step, startedAt }: StepTimeProps) {
  const offsetMs = step.startedAt.getTime() - startedAt.getTime();
  const tookMs = step.finishedAt && step.finishedAt.getTime() - step.startedAt.getTime();

  return (
    <p className="ml-auto flex items-baseline gap-2 whitespace-nowrap text-subtle text-xs tabular-nums">
      <span>
        <span className="sr-only">Began after </span>
        <span aria-hidden="true">+</span>
        {formatDuration(offsetMs)}
      </span>
      {tookMs !== 0 && (
        <>
          <span aria-hidden="true" className="text-line-strong">
            ·
          </span>
          <span>
            <span className="sr-only">, took </span>
            {tookMs === null ? <Elapsed since={step.startedAt} /> : <Duration durationMs={tookMs} />}
          </span>
        </>
      )}
    </p>
  );
}
