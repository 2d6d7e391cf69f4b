import type { ReactNode } from "react";
import { cn } from "./cn";
import { StatusDot } from "./status-dot";
import type { Tone } from "./tone";

const LOOKS: Record<Tone, string> = {
  neutral: "bg-neutral-soft text-muted",
  success: "bg-success-soft text-success-ink",
  waiting: "bg-waiting-soft text-waiting-ink",
  danger: "bg-danger-soft text-danger-ink",
  info: "bg-info-soft text-info-ink",
  signal: "bg-signal-soft text-signal-ink",
};

type BadgeProps = {
  tone?: Tone;
  /** Instead of the tone's own shape. `null` for a plain label that is no state. */
  icon?: ReactNode;
  isActive?: boolean;
  children: ReactNode;
  className?: string;
};

/** A state in a word or two, always with a shape beside its colour. */
export function Badge({ tone = "neutral", icon, isActive, children, className }: BadgeProps) {
  return (
    <span
      className={cn(
        "inline-flex h-5.5 max-w-full shrink-0 items-center gap-1.5 whitespace-nowrap rounded-full px-2 font-medium text-xs",
        "[&>svg]:size-3 [&>svg]:shrink-0",
        icon !== null && "pl-1.5",
        LOOKS[tone],
        className,
      )}
    >
      {icon === undefined ? <StatusDot tone={tone} isActive={isActive} className="text-current" /> : icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
