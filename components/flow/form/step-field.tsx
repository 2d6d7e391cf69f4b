"use client";

import type { ComponentProps } from "react";
import { Field } from "@/components/ui/field";
import { useProblem } from "./step-context";

type StepFieldProps = Omit<ComponentProps<typeof Field>, "error"> & {
  /** Where the setting stands: `config.url`. Its problems are shown here, and lists of problems lead here. */
  path: string;
};

/** A field of a step's settings. */
export function StepField({ path, children, className, ...props }: StepFieldProps) {
  const error = useProblem(path);

  return (
    <div data-path={path} className={className}>
      <Field {...props} error={error}>
        {children}
      </Field>
    </div>
  );
}
