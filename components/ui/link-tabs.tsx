"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "./cn";
import { tabListStyle, tabStyle } from "./tab-style";

type LinkTabsProps = {
  /** Names the navigation: "Settings". */
  label: string;
  tabs: readonly { href: string; label: string }[];
  className?: string;
};

/** Tabs that are pages of their own, with addresses of their own. */
export function LinkTabs({ label, tabs, className }: LinkTabsProps) {
  const pathname = usePathname();

  return (
    <nav aria-label={label} className={cn(tabListStyle, className)}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={pathname === tab.href ? "page" : undefined}
          className={tabStyle}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
