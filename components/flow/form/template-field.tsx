"use client";

import type { ReactNode } from "react";
import { StepField } from "./step-field";
import { TemplateBox, type TemplateBoxProps } from "./template-box";

type TemplateFieldProps = TemplateBoxProps & {
  path: string;
  label: ReactNode;
  hint?: ReactNode;
  isOptional?: boolean;
  isLabelHidden?: boolean;
};

/** A field for text that may refer to data. */
export function TemplateField({ path, label, hint, isOptional, isLabelHidden, ...box }: TemplateFieldProps) {
  return (
    <StepField path={path} label={label} hint={hint} isOptional={isOptional} isLabelHidden={isLabelHidden}>
      <TemplateBox {...box} />
    </StepField>
  );
}
