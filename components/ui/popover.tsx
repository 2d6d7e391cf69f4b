"use client";

import { Close, Content, Portal, Root, Trigger } from "radix-ui/popover";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { menuStyle } from "./menu-style";

export { Close as PopoverClose, Root as Popover, Trigger as PopoverTrigger };

/** A small panel beside its trigger. Name it with `aria-label` or `aria-labelledby`. */
export function PopoverContent({ className, ...props }: ComponentProps<typeof Content>) {
  return (
    <Portal>
      <Content
        align="start"
        sideOffset={6}
        collisionPadding={8}
        {...props}
        className={cn(menuStyle, "w-80 p-4 text-sm", className)}
      />
    </Portal>
  );
}
