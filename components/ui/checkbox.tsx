"use client";

import { Check, Minus } from "lucide-react";
import { Indicator, Root } from "radix-ui/checkbox";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";

type CheckboxProps = Omit<ComponentProps<typeof Root>, "asChild" | "children"> & {
  /** What is on when it is ticked. Without it, put the checkbox into a `Field` or give an `aria-label`. */
  label?: ReactNode;
  hint?: ReactNode;
};

export function Checkbox({ label, hint, className, ...props }: CheckboxProps) {
  const ownId = useId();
  const wiring = useFieldControl(props);
  const id = props.id ?? (label ? ownId : wiring.id);
  const hintId = `${ownId}-hint`;
  const box = (
    <Root
      {...props}
      {...wiring}
      id={id}
      aria-describedby={hint ? hintId : wiring["aria-describedby"]}
      className={cn(
        "peer relative grid size-4 shrink-0 place-items-center rounded-xs border border-control bg-raised text-on-ink",
        "transition-colors duration-100 hover:border-muted",
        "data-[state=checked]:border-ink data-[state=indeterminate]:border-ink data-[state=checked]:bg-ink data-[state=indeterminate]:bg-ink",
        "disabled:cursor-not-allowed disabled:opacity-45 aria-invalid:border-danger",
        "after:absolute after:-inset-1.5 pointer-coarse:after:-inset-3.5",
        className,
      )}
    >
      <Indicator className="group">
        <Check
          aria-hidden="true"
          strokeWidth={3}
          className="size-3 group-data-[state=indeterminate]:hidden"
        />
        <Minus
          aria-hidden="true"
          strokeWidth={3}
          className="hidden size-3 group-data-[state=indeterminate]:block"
        />
      </Indicator>
    </Root>
  );
  if (!label) return box;

  return (
    <div className="flex gap-2.5 pointer-coarse:py-2">
      <span className="flex h-5 items-center">{box}</span>
      <div className="grid min-w-0 gap-0.5">
        <label htmlFor={id} className="text-sm">
          {label}
        </label>
        {hint && (
          <p id={hintId} className="text-sm text-subtle">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
