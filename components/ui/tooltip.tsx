"use client";

import { Content, Portal, Provider, Root, Trigger } from "radix-ui/tooltip";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

type TooltipProps = {
  /** A few words. What a reader must know belongs on the page instead. */
  text: ReactNode;
  side?: ComponentProps<typeof Content>["side"];
  /** The one element it explains; it must be able to take focus. */
  children: ReactNode;
  className?: string;
};

export function Tooltip({ text, side = "top", children, className }: TooltipProps) {
  return (
    <Root>
      <Trigger asChild>{children}</Trigger>
      <Portal>
        <Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className={cn(
            "z-60 max-w-64 rounded-sm bg-ink px-2 py-1 text-on-ink text-xs shadow-float",
            "animate-fade-in data-[state=closed]:animate-fade-out",
            className,
          )}
        >
          {text}
        </Content>
      </Portal>
    </Root>
  );
}

/** Once, around the whole app. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <Provider delayDuration={400} skipDelayDuration={200}>
      {children}
    </Provider>
  );
}
