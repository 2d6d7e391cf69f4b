import { cn } from "./cn";
import { formatDuration } from "./format-duration";

type DurationProps = { durationMs: number; className?: string };

/** A length of time, with figures of equal width. */
export function Duration({ durationMs, className }: DurationProps) {
  return (
    <time
      dateTime={`PT${Math.max(0, durationMs) / 1_000}S`}
      className={cn("whitespace-nowrap tabular-nums", className)}
    >
      {formatDuration(durationMs)}
    </time>
  );
}
