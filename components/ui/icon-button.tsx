"use client";

import type { ComponentProps, ReactNode } from "react";
import { Button, type ButtonProps } from "./button";
import { cn } from "./cn";
import { Tooltip } from "./tooltip";

type IconButtonProps = Omit<ButtonProps, "children" | "aria-label" | "asChild"> & {
  /** What it does, as a verb: the accessible name and the tooltip. */
  label: string;
  children: ReactNode;
  tooltipSide?: ComponentProps<typeof Tooltip>["side"];
};

/** A square button with an icon only. On touch its hit area grows to 44 px without moving anything. */
export function IconButton({
  label,
  children,
  tooltipSide,
  size = "md",
  variant = "ghost",
  className,
  ...props
}: IconButtonProps) {
  return (
    <Tooltip text={label} side={tooltipSide}>
      <Button
        {...props}
        variant={variant}
        size={size}
        aria-label={label}
        className={cn(
          "aspect-square px-0 pointer-coarse:min-h-0",
          "pointer-coarse:after:absolute pointer-coarse:after:-inset-2 pointer-coarse:after:content-['']",
          className,
        )}
      >
        {children}
      </Button>
    </Tooltip>
  );
}
