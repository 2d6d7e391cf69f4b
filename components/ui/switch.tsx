"use client";

import { Root, Thumb } from "radix-ui/switch";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";

type SwitchProps = Omit<ComponentProps<typeof Root>, "asChild" | "children"> & {
  /** What is on when it is on. Without it, put the switch into a `Field` or give an `aria-label`. */
  label?: ReactNode;
  hint?: ReactNode;
};

/** For what takes effect at once. Inside a form that is sent, use a `Checkbox`. */
export function Switch({ label, hint, className, ...props }: SwitchProps) {
  const ownId = useId();
  const wiring = useFieldControl(props);
  const id = props.id ?? (label ? ownId : wiring.id);
  const hintId = `${ownId}-hint`;
  const track = (
    <Root
      {...props}
      {...wiring}
      id={id}
      aria-describedby={hint ? hintId : wiring["aria-describedby"]}
      className={cn(
        "relative inline-flex h-5 w-9 shrink-0 items-center rounded-full border border-control bg-sunken transition-colors duration-150",
        "hover:border-muted data-[state=checked]:border-ink data-[state=checked]:bg-ink",
        "disabled:cursor-not-allowed disabled:opacity-45",
        "after:absolute after:-inset-1 pointer-coarse:after:-inset-3",
        className,
      )}
    >
      <Thumb
        className={cn(
          "grid size-3.5 translate-x-0.5 place-items-center rounded-full bg-control transition-transform duration-150 ease-settle",
          "data-[state=checked]:translate-x-4.5 data-[state=checked]:bg-raised forced-colors:bg-[ButtonText]!",
          // The lamp of the switch: a second sign beside the position.
          "after:size-1.5 after:rounded-full data-[state=checked]:after:bg-signal",
        )}
      />
    </Root>
  );
  if (!label) return track;

  return (
    <div className="flex items-start justify-between gap-4 pointer-coarse:py-2">
      <div className="grid min-w-0 gap-0.5">
        <label htmlFor={id} className="font-medium text-sm">
          {label}
        </label>
        {hint && (
          <p id={hintId} className="text-sm text-subtle">
            {hint}
          </p>
        )}
      </div>
      {track}
    </div>
  );
}
