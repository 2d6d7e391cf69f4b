"use client";

import { createContext, useContext } from "react";

type FieldWiring = {
  controlId: string;
  labelId: string;
  describedBy: string | undefined;
  isInvalid: boolean;
};

export const FieldContext = createContext<FieldWiring | null>(null);

type ControlProps = {
  id?: string;
  "aria-describedby"?: string;
  "aria-labelledby"?: string;
  "aria-invalid"?: boolean | "true" | "false" | "grammar" | "spelling";
};

/** The id and ARIA attributes a control takes from the `Field` around it; its own props win. */
export function useFieldControl(props: ControlProps): ControlProps {
  const field = useContext(FieldContext);
  if (!field) return {};

  return {
    id: props.id ?? field.controlId,
    "aria-describedby": props["aria-describedby"] ?? field.describedBy,
    "aria-invalid": props["aria-invalid"] ?? (field.isInvalid || undefined),
  };
}

/** For controls that a `<label for>` cannot name, such as a group of radios. */
export function useFieldGroup(props: ControlProps): ControlProps {
  const field = useContext(FieldContext);
  const control = useFieldControl(props);
  if (!field || "aria-label" in props) return control;

  return { ...control, "aria-labelledby": props["aria-labelledby"] ?? field.labelId };
}
