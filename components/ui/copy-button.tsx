"use client";

import { Check, Copy, X } from "lucide-react";
import type { ComponentProps } from "react";
import { Button } from "./button";
import { IconButton } from "./icon-button";
import { type CopyState, useCopy } from "./use-copy";

type CopyButtonProps = Pick<ComponentProps<typeof Button>, "size" | "variant" | "className"> & {
  /** A function where making the text is work: it runs at the click. */
  value: string | (() => string);
  /** What is copied: "Copy the URL". */
  label: string;
  /** Shows words beside the icon. */
  isTextShown?: boolean;
};

const ANNOUNCEMENTS: Record<CopyState, string> = {
  idle: "",
  copied: "Copied",
  failed: "Could not copy. Select the text and copy it yourself.",
};

export function CopyButton({ value, label, isTextShown, variant = "ghost", ...props }: CopyButtonProps) {
  const [state, copy] = useCopy();
  const onClick = () => copy(typeof value === "string" ? value : value());
  const icon = <StateIcon state={state} />;

  return (
    <>
      {isTextShown ? (
        <Button {...props} variant={variant} onClick={onClick}>
          {icon}
          {state === "copied" ? "Copied" : label}
        </Button>
      ) : (
        <IconButton {...props} variant={variant} label={label} onClick={onClick}>
          {icon}
        </IconButton>
      )}
      <span role="status" className="sr-only">
        {ANNOUNCEMENTS[state]}
      </span>
    </>
  );
}

function StateIcon({ state }: { state: CopyState }) {
  if (state === "copied") return <Check aria-hidden="true" className="text-success-ink" />;
  if (state === "failed") return <X aria-hidden="true" className="text-danger-ink" />;

  return <Copy aria-hidden="true" />;
}
