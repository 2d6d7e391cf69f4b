import { cn } from "./cn";
import { CopyButton } from "./copy-button";

type CopyTextProps = {
  value: string;
  /** What the button copies, in words: "Copy the run's id". */
  copyLabel: string;
  className?: string;
};

/** An id or another short code within other text, with a button to copy it. */
export function CopyText({ value, copyLabel, className }: CopyTextProps) {
  return (
    <span className={cn("inline-flex min-w-0 max-w-full items-center gap-0.5 align-bottom", className)}>
      <span className="truncate font-mono text-muted text-xs" title={value}>
        {value}
      </span>
      <CopyButton value={value} label={copyLabel} size="sm" className="-my-1" />
    </span>
  );
}
