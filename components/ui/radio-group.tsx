"use client";

import { Indicator, Item, Root } from "radix-ui/radio-group";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./cn";
import { useFieldGroup } from "./field-context";

type RadioOption = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

type RadioGroupProps = Omit<ComponentProps<typeof Root>, "asChild" | "children"> & {
  options: readonly RadioOption[];
};

/** One of a few, each with room for a sentence. Name it with a `Field` around it or an `aria-label`. */
export function RadioGroup({ options, className, ...props }: RadioGroupProps) {
  return (
    <Root {...props} {...useFieldGroup(props)} className={cn("grid gap-1", className)}>
      {options.map((option) => (
        <Option key={option.value} {...option} />
      ))}
    </Root>
  );
}

function Option({ value, label, hint, disabled }: RadioOption) {
  const id = useId();

  return (
    <div className="flex gap-2.5 py-1 pointer-coarse:py-2.5">
      <span className="flex h-5 items-center">
        <Item
          id={id}
          value={value}
          disabled={disabled}
          aria-describedby={hint ? `${id}-hint` : undefined}
          className={cn(
            "relative grid size-4 shrink-0 place-items-center rounded-full border border-control bg-raised",
            "transition-colors duration-100 hover:border-muted data-[state=checked]:border-ink data-[state=checked]:bg-ink",
            "disabled:cursor-not-allowed disabled:opacity-45",
            "after:absolute after:-inset-1.5 pointer-coarse:after:-inset-3.5",
          )}
        >
          <Indicator className="size-1.5 rounded-full bg-on-ink forced-colors:bg-[ButtonText]" />
        </Item>
      </span>
      <div className="grid min-w-0 gap-0.5">
        <label htmlFor={id} className="text-sm">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-sm text-subtle">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
