"use client";

import { Check } from "lucide-react";
import {
  Content,
  Group,
  Item,
  ItemIndicator,
  Label,
  Portal,
  RadioGroup,
  RadioItem,
  Root,
  Separator,
  Trigger,
} from "radix-ui/dropdown-menu";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { menuItemStyle, menuLabelStyle, menuStyle } from "./menu-style";

export { Group as DropdownMenuGroup, RadioGroup as DropdownMenuRadioGroup, Trigger as DropdownMenuTrigger };

/** Not modal: the page stays readable, and an item may open a dialog. */
export function DropdownMenu(props: ComponentProps<typeof Root>) {
  return <Root modal={false} {...props} />;
}

export function DropdownMenuContent({ className, ...props }: ComponentProps<typeof Content>) {
  return (
    <Portal>
      <Content
        align="end"
        sideOffset={4}
        collisionPadding={8}
        {...props}
        className={cn(menuStyle, className)}
      />
    </Portal>
  );
}

type DropdownMenuItemProps = ComponentProps<typeof Item> & { tone?: "neutral" | "danger" };

/** An icon goes first among the children. With `asChild` it is a link. */
export function DropdownMenuItem({ tone = "neutral", className, ...props }: DropdownMenuItemProps) {
  return (
    <Item
      {...props}
      className={cn(
        menuItemStyle,
        tone === "danger" && "text-danger-ink data-highlighted:bg-danger-soft [&>svg]:text-danger-ink",
        className,
      )}
    />
  );
}

type DropdownMenuRadioItemProps = ComponentProps<typeof RadioItem> & { children: ReactNode };

export function DropdownMenuRadioItem({ children, className, ...props }: DropdownMenuRadioItemProps) {
  return (
    <RadioItem {...props} className={cn(menuItemStyle, "pr-8", className)}>
      {children}
      <ItemIndicator className="absolute right-2.5">
        <Check aria-hidden="true" className="size-3.5" />
      </ItemIndicator>
    </RadioItem>
  );
}

export function DropdownMenuLabel({ className, ...props }: ComponentProps<typeof Label>) {
  return <Label {...props} className={cn(menuLabelStyle, className)} />;
}

export function DropdownMenuSeparator() {
  return <Separator className="-mx-1 my-1 h-px bg-line" />;
}
