"use client";

import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";
import { FieldContext } from "./field-context";

type FieldProps = {
  label: ReactNode;
  /** Stays visible beside an error: what to type, with an example where one helps. */
  hint?: ReactNode;
  /** What is wrong and what to do about it. */
  error?: ReactNode;
  isOptional?: boolean;
  /** Keeps the label for screen readers only, where the page already says it. */
  isLabelHidden?: boolean;
  className?: string;
  /** One of our controls, anywhere inside: it takes its id and descriptions from here. */
  children: ReactNode;
};

export function Field({ label, hint, error, isOptional, isLabelHidden, className, children }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [error && errorId, hint && hintId].filter(Boolean).join(" ") || undefined;
  const wiring = { controlId: id, labelId: `${id}-label`, describedBy, isInvalid: Boolean(error) };

  return (
    <FieldContext value={wiring}>
      <div className={cn("grid min-w-0 gap-1.5", className)}>
        <div className={cn("flex items-baseline justify-between gap-3", isLabelHidden && "sr-only")}>
          <label id={wiring.labelId} htmlFor={id} className="font-medium text-sm">
            {label}
          </label>
          {isOptional && <span className="text-subtle text-xs">Optional</span>}
        </div>
        {children}
        {error && (
          <p id={errorId} className="flex gap-1.5 text-danger-ink text-sm">
            <CircleAlert aria-hidden="true" className="mt-0.75 size-3.5 shrink-0" />
            <span className="min-w-0">{error}</span>
          </p>
        )}
        {hint && (
          <p id={hintId} className="text-sm text-subtle">
            {hint}
          </p>
        )}
      </div>
    </FieldContext>
  );
}
