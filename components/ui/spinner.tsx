import { cn } from "./cn";
import { VisuallyHidden } from "./visually-hidden";

type SpinnerProps = {
  /** Read out by screen readers. Leave it out where the words are already on the page. */
  label?: string;
  className?: string;
};

export function Spinner({ label, className }: SpinnerProps) {
  return (
    <span role={label ? "status" : undefined} className={cn("inline-flex size-4", className)}>
      <svg viewBox="0 0 16 16" fill="none" aria-hidden="true" className="size-full animate-spin">
        <circle cx="8" cy="8" r="6.25" stroke="currentColor" strokeOpacity="0.25" strokeWidth="1.75" />
        <path
          d="M14.25 8A6.25 6.25 0 0 0 8 1.75"
          stroke="currentColor"
          strokeWidth="1.75"
          strokeLinecap="round"
        />
      </svg>
      {label && <VisuallyHidden>{label}</VisuallyHidden>}
    </span>
  );
}
