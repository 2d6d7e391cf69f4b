"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { controlStyle } from "./control-style";
import { useFieldControl } from "./field-context";

type TextareaProps = ComponentProps<"textarea"> & {
  /** For JSON and templates. */
  isMono?: boolean;
};

/** Grows with its text, up to twenty lines; `rows` is where it starts. */
export function Textarea({ isMono, className, rows = 3, ...props }: TextareaProps) {
  return (
    <textarea
      rows={rows}
      spellCheck={!isMono}
      {...props}
      {...useFieldControl(props)}
      className={cn(
        controlStyle(),
        "field-sizing-content h-auto max-h-[calc(20lh+1rem)] resize-y py-1.5",
        isMono && "font-mono text-xs leading-5",
        className,
      )}
      style={{ minHeight: `calc(${rows}lh + 0.875rem)`, ...props.style }}
    />
  );
}
