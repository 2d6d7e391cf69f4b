"use client";

import { Item, Root } from "radix-ui/radio-group";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { useFieldGroup } from "./field-context";

type Segment = { value: string; label: ReactNode; disabled?: boolean };

type SegmentedControlProps = Omit<ComponentProps<typeof Root>, "asChild" | "children" | "orientation"> & {
  /** Two to four short words. */
  options: readonly Segment[];
};

/** One of a few, side by side: radios to a screen reader. Name it with a `Field` or an `aria-label`. */
export function SegmentedControl({ options, className, ...props }: SegmentedControlProps) {
  return (
    <Root
      {...props}
      {...useFieldGroup(props)}
      orientation="horizontal"
      className={cn(
        "inline-flex w-fit max-w-full gap-0.5 rounded-md border border-line bg-sunken p-0.5",
        className,
      )}
    >
      {options.map(({ value, label, disabled }) => (
        <Item
          key={value}
          value={value}
          disabled={disabled}
          className={cn(
            "inline-flex h-6.5 min-w-0 flex-auto items-center justify-center gap-1.5 whitespace-nowrap rounded-sm border border-transparent px-2.5 text-muted text-xs",
            "font-medium transition-colors duration-100 hover:text-ink pointer-coarse:h-10",
            "data-[state=checked]:border-line-strong data-[state=checked]:bg-raised data-[state=checked]:text-ink data-[state=checked]:shadow-press",
            "forced-colors:data-[state=checked]:border-[Highlight] forced-colors:data-[state=checked]:text-[Highlight]",
            "disabled:opacity-45 [&_svg]:size-3.5 [&_svg]:shrink-0",
          )}
        >
          {label}
        </Item>
      ))}
    </Root>
  );
}
