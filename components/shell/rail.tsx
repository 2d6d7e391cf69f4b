"use client";

import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Tooltip } from "@/components/ui/tooltip";
import { LogoMark } from "./logo";
import { isWithin, NAV_ITEMS } from "./nav-items";
import { useRail } from "./rail-state";
import type { ShellAccount } from "./shell-account";
import { ThemeMenu } from "./theme-menu";
import { UserMenu } from "./user-menu";

/** The navigation of wide screens. */
export function Rail({ team, user, onSignOut }: ShellAccount) {
  const [isCollapsed, toggle] = useRail();

  return (
    <header className="sticky top-0 z-30 hidden h-dvh w-57 flex-col gap-5 px-3 pt-3.5 pb-3 transition-[width] duration-200 ease-settle in-data-[rail=collapsed]:w-14 lg:flex">
      <Link
        href={`/${team.slug}/agents`}
        className="flex h-9 items-center gap-2.5 rounded-md px-0.5"
        aria-label={`Patchbay, ${team.name}`}
      >
        <LogoMark />
        <span className="grid min-w-0 leading-tight in-data-[rail=collapsed]:hidden">
          <span className="truncate font-semibold text-sm">{team.name}</span>
          <span className="text-subtle text-xs">Patchbay</span>
        </span>
      </Link>
      <RailNav slug={team.slug} isCollapsed={isCollapsed} />
      <div className="mt-auto grid gap-2">
        <div className="flex items-center justify-between gap-1 in-data-[rail=collapsed]:flex-col">
          <ThemeMenu side="top" align="start" />
          <IconButton
            label={isCollapsed ? "Widen the navigation" : "Narrow the navigation"}
            aria-expanded={!isCollapsed}
            tooltipSide="right"
            onClick={toggle}
          >
            {isCollapsed ? <PanelLeftOpen aria-hidden="true" /> : <PanelLeftClose aria-hidden="true" />}
          </IconButton>
        </div>
        <UserMenu user={user} onSignOut={onSignOut} side="top" align="start" />
      </div>
    </header>
  );
}

function RailNav({ slug, isCollapsed }: { slug: string; isCollapsed: boolean }) {
  const pathname = usePathname();

  return (
    <nav aria-label="Main">
      <ul className="grid gap-0.5">
        {NAV_ITEMS.map(({ segment, label, Icon }) => {
          const href = `/${slug}/${segment}`;
          const link = (
            <Link
              href={href}
              aria-current={isWithin(pathname, href) ? "page" : undefined}
              className={cn(
                "relative flex h-8 items-center gap-2.5 rounded-md px-2 font-medium text-muted text-sm transition-colors duration-100 hover:bg-hover hover:text-ink",
                "aria-[current=page]:bg-pressed aria-[current=page]:text-ink",
                // A row of jacks along the edge; the current section is plugged in.
                "after:absolute after:top-1/2 after:-right-[17px] after:size-2.25 after:-translate-y-1/2 after:rounded-full after:border-[1.5px] after:border-line-strong after:bg-canvas",
                "aria-[current=page]:after:border-signal aria-[current=page]:after:bg-signal",
              )}
            >
              <Icon aria-hidden="true" className="size-4 shrink-0" />
              <span className="truncate in-data-[rail=collapsed]:sr-only">{label}</span>
            </Link>
          );

          return (
            <li key={segment}>
              {isCollapsed ? (
                <Tooltip text={label} side="right">
                  {link}
                </Tooltip>
              ) : (
                link
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
