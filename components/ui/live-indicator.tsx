import { cn } from "./cn";
import { StatusDot } from "./status-dot";
import type { Tone } from "./tone";

const LOOKS = {
  live: { tone: "signal", text: "Live" },
  reconnecting: { tone: "waiting", text: "Reconnecting…" },
  paused: { tone: "neutral", text: "Paused" },
} as const satisfies Record<string, { tone: Tone; text: string }>;

type LiveIndicatorProps = { state: keyof typeof LOOKS; className?: string };

/** Whether the page follows what happens. Keep it mounted: changes are read out. */
export function LiveIndicator({ state, className }: LiveIndicatorProps) {
  const { tone, text } = LOOKS[state];

  return (
    <span
      role="status"
      className={cn(
        "inline-flex items-center gap-1.5 whitespace-nowrap text-muted text-xs tabular-nums",
        className,
      )}
    >
      <StatusDot tone={tone} isActive={state !== "paused"} />
      {text}
    </span>
  );
}
