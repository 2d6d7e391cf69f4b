import { Duration } from "@/components/ui/duration";
import { Elapsed } from "@/components/ui/elapsed";
import type { RunRow } from "@/lib/runs/schema";

type RunDurationProps = { run: Pick<RunRow, "startedAt" | "finishedAt">; className?: string };

/** How long a run took, or, while it goes on, how long it has been going on. */
export function RunDuration({ run: { startedAt, finishedAt }, className }: RunDurationProps) {
  if (!startedAt) return <span className={className}>–</span>;
  if (!finishedAt) return <Elapsed since={startedAt} className={className} />;

  return <Duration durationMs={finishedAt.getTime() - startedAt.getTime()} className={className} />;
}
