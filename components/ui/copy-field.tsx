"use client";

import { cn } from "./cn";
import { CopyButton } from "./copy-button";
import { Input } from "./input";

type CopyFieldProps = {
  /** What the copy button copies, in words: "Copy the webhook URL". */
  copyLabel: string;
  value: string;
  className?: string;
};

/** One line to copy, such as a URL or a key. Put it into a `Field`, which names it. */
export function CopyField({ copyLabel, value, className }: CopyFieldProps) {
  return (
    <div className={cn("relative min-w-0", className)}>
      <Input
        readOnly
        isMono
        value={value}
        onFocus={(event) => event.currentTarget.select()}
        className="truncate pr-10 text-xs"
      />
      <CopyButton
        value={value}
        label={copyLabel}
        size="sm"
        className="absolute top-1/2 right-0.5 -translate-y-1/2 active:-translate-y-1/2"
      />
    </div>
  );
}
