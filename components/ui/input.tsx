"use client";

import type { VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { controlStyle } from "./control-style";
import { useFieldControl } from "./field-context";

type InputProps = Omit<ComponentProps<"input">, "size"> &
  VariantProps<typeof controlStyle> & {
    /** For ids, URLs, keys and templates. */
    isMono?: boolean;
  };

export function Input({ size, isMono, className, ...props }: InputProps) {
  return (
    <input
      type="text"
      {...props}
      {...useFieldControl(props)}
      className={cn(controlStyle({ size }), isMono && "font-mono", props.readOnly && "bg-surface", className)}
    />
  );
}
