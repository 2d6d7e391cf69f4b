import { cn } from "./cn";
import type { Tone } from "./tone";
import { VisuallyHidden } from "./visually-hidden";

type StatusDotProps = {
  tone: Tone;
  /** The state in words, where no text stands beside it. */
  label?: string;
  /** Breathes while something is going on. */
  isActive?: boolean;
  className?: string;
};

const COLOURS: Record<Tone, string> = {
  neutral: "text-subtle",
  success: "text-success",
  waiting: "text-waiting",
  danger: "text-danger",
  info: "text-info",
  signal: "text-signal",
};

/** A jack: each state has a shape of its own, so that it reads without its colour. */
export function StatusDot({ tone, label, isActive, className }: StatusDotProps) {
  return (
    <span
      className={cn("inline-flex size-3 shrink-0", COLOURS[tone], isActive && "animate-breathe", className)}
    >
      <svg viewBox="0 0 12 12" fill="none" aria-hidden="true" className="size-full">
        <Shape tone={tone} />
      </svg>
      {label && <VisuallyHidden>{label}</VisuallyHidden>}
    </span>
  );
}

function Shape({ tone }: { tone: Tone }) {
  switch (tone) {
    case "success":
      return (
        <>
          <circle cx="6" cy="6" r="5.5" fill="currentColor" />
          <path
            d="M3.6 6.2 5.3 7.9 8.5 4.4"
            stroke="var(--color-raised)"
            strokeWidth="1.5"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </>
      );
    case "danger":
      return (
        <>
          <circle cx="6" cy="6" r="5.5" fill="currentColor" />
          <path
            d="m4.2 4.2 3.6 3.6m0-3.6L4.2 7.8"
            stroke="var(--color-raised)"
            strokeWidth="1.5"
            strokeLinecap="round"
          />
        </>
      );
    case "waiting":
      return (
        <>
          <Ring />
          <path
            d="M6 3.4V6l1.7 1.2"
            stroke="currentColor"
            strokeWidth="1.3"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </>
      );
    case "info":
      return (
        <>
          <circle cx="6" cy="6" r="4.75" stroke="currentColor" strokeWidth="1.5" strokeOpacity="0.35" />
          <path
            d="M6 1.25A4.75 4.75 0 0 1 10.75 6"
            stroke="currentColor"
            strokeWidth="1.5"
            strokeLinecap="round"
          />
          <circle cx="6" cy="6" r="1.75" fill="currentColor" />
        </>
      );
    case "signal":
      return (
        <>
          <Ring />
          <circle cx="6" cy="6" r="2.4" fill="currentColor" />
        </>
      );
    case "neutral":
      return <Ring />;
  }
}

function Ring() {
  return <circle cx="6" cy="6" r="4.75" stroke="currentColor" strokeWidth="1.5" />;
}
