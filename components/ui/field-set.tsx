import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";

type FieldSetProps = {
  /** What the choices are about: "This key may". */
  legend: ReactNode;
  /** What is wrong and what to do about it. Mark a control with `aria-invalid` too: it gets the focus. */
  error?: ReactNode;
  /** Checkboxes with labels of their own. */
  children: ReactNode;
};

/** Several checkboxes that are one question. */
export function FieldSet({ legend, error, children }: FieldSetProps) {
  const errorId = useId();

  return (
    <fieldset aria-describedby={error ? errorId : undefined} className="grid min-w-0 gap-2.5">
      <legend className="pb-2 font-medium text-sm">{legend}</legend>
      {children}
      {error && (
        <p id={errorId} className="flex gap-1.5 text-danger-ink text-sm">
          <CircleAlert aria-hidden="true" className="mt-0.75 size-3.5 shrink-0" />
          <span className="min-w-0">{error}</span>
        </p>
      )}
    </fieldset>
  );
}
