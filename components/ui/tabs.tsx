"use client";

import { Content, List, Root, Trigger } from "radix-ui/tabs";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { tabListStyle, tabStyle } from "./tab-style";

export { Root as Tabs };

/** Name it with `aria-label`. */
export function TabsList({ className, ...props }: ComponentProps<typeof List>) {
  return <List {...props} className={cn(tabListStyle, className)} />;
}

export function TabsTrigger({ className, ...props }: ComponentProps<typeof Trigger>) {
  return <Trigger {...props} className={cn(tabStyle, className)} />;
}

export function TabsContent({ className, ...props }: ComponentProps<typeof Content>) {
  return <Content {...props} className={cn("pt-4", className)} />;
}
