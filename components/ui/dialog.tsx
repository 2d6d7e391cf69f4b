"use client";

import { Close, Content, Description, Overlay, Portal, Root, Title, Trigger } from "radix-ui/dialog";
import type { ReactNode } from "react";
import { CloseButton } from "./close-button";
import { cn } from "./cn";
import { dialogFooterStyle, dialogStyle, scrimStyle } from "./dialog-style";
import { useReturnFocus } from "./use-return-focus";

export { Close as DialogClose, Root as Dialog, Trigger as DialogTrigger };

const WIDTHS = { sm: "sm:max-w-sm", md: "sm:max-w-lg", lg: "sm:max-w-3xl" } as const;

type DialogContentProps = {
  title: ReactNode;
  description?: ReactNode;
  size?: keyof typeof WIDTHS;
  /** Closes by its own buttons only: for what is shown once. */
  isSticky?: boolean;
  children: ReactNode;
};

/** A panel in the middle; at 390 px it rises from the bottom. Ends with a {@link DialogFooter}. */
export function DialogContent({ title, description, size = "md", isSticky, children }: DialogContentProps) {
  const returnFocus = useReturnFocus();

  return (
    <Portal>
      <Overlay className={scrimStyle}>
        <Content
          {...returnFocus}
          {...(isSticky ? { onEscapeKeyDown: prevent, onInteractOutside: prevent } : {})}
          className={cn(dialogStyle, WIDTHS[size])}
          // Radix warns about a missing description unless it is told that there is none.
          {...(description ? {} : { "aria-describedby": undefined })}
        >
          <header className="grid gap-1 pt-5 pr-12 pl-5">
            <Title className="font-semibold text-lg">{title}</Title>
            {description && <Description className="text-muted text-sm">{description}</Description>}
          </header>
          <div className="grid gap-4 px-5 pt-4 pb-5">{children}</div>
          <Close asChild>
            <CloseButton className="absolute top-4 right-4" />
          </Close>
        </Content>
      </Overlay>
    </Portal>
  );
}

function prevent(event: Event): void {
  event.preventDefault();
}

/** Buttons, the main one last. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return <footer className={cn(dialogFooterStyle, "-mx-5 mt-1 -mb-5")}>{children}</footer>;
}
