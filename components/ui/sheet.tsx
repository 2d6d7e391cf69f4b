"use client";

import { Close, Content, Description, Overlay, Portal, Root, Title } from "radix-ui/dialog";
import type { ComponentProps, ReactNode } from "react";
import { CloseButton } from "./close-button";
import { cn } from "./cn";
import { useReturnFocus } from "./use-return-focus";

export { Root as Sheet };

const WIDTHS = { md: "sm:max-w-md", lg: "sm:max-w-2xl" } as const;

type SheetContentProps = Pick<ComponentProps<typeof Content>, "onOpenAutoFocus" | "onCloseAutoFocus"> & {
  title: ReactNode;
  description?: ReactNode;
  size?: keyof typeof WIDTHS;
  /** Stays at the bottom while the rest scrolls. */
  footer?: ReactNode;
  children: ReactNode;
};

/** A panel from the right, for details beside a list; as wide as the screen at 390 px. */
export function SheetContent({
  title,
  description,
  size = "md",
  footer,
  children,
  ...focus
}: SheetContentProps) {
  const returnFocus = useReturnFocus();

  return (
    <Portal>
      <Overlay className="fixed inset-0 z-50 bg-scrim data-[state=closed]:animate-fade-out data-[state=open]:animate-fade-in" />
      <Content
        {...returnFocus}
        {...focus}
        className={cn(
          "fixed inset-y-0 right-0 z-50 flex w-full flex-col border-l bg-raised shadow-overlay",
          "data-[state=closed]:animate-slide-out data-[state=open]:animate-slide-in",
          WIDTHS[size],
        )}
        {...(description ? {} : { "aria-describedby": undefined })}
      >
        <header className="border-b py-3.5 pr-14 pl-5">
          <div className="grid min-w-0 gap-0.5">
            <Title className="font-semibold text-lg">{title}</Title>
            {description && <Description className="text-muted text-sm">{description}</Description>}
          </div>
        </header>
        <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-5">{children}</div>
        {footer && <footer className="flex justify-end gap-2 border-t bg-surface px-5 py-3">{footer}</footer>}
        <Close asChild>
          <CloseButton className="absolute top-3.5 right-4" />
        </Close>
      </Content>
    </Portal>
  );
}
