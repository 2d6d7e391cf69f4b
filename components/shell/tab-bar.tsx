"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/cn";
import { isWithin, NAV_ITEMS } from "./nav-items";

/** The navigation of narrow screens, where the thumb is. */
export function TabBar({ slug }: { slug: string }) {
  const pathname = usePathname();

  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 border-t bg-canvas pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul className="mx-auto flex max-w-xl">
        {NAV_ITEMS.map(({ segment, label, Icon }) => {
          const href = `/${slug}/${segment}`;

          return (
            <li key={segment} className="min-w-0 flex-1">
              <Link
                href={href}
                aria-current={isWithin(pathname, href) ? "page" : undefined}
                className={cn(
                  "relative flex h-14 flex-col items-center justify-center gap-1 font-medium text-2xs text-muted focus-visible:-outline-offset-2",
                  "aria-[current=page]:text-ink",
                  "after:absolute after:-top-[5.5px] after:size-2.5 after:rounded-full after:border-2 after:border-canvas after:opacity-0",
                  "aria-[current=page]:after:bg-signal aria-[current=page]:after:opacity-100",
                )}
              >
                <Icon aria-hidden="true" className="size-5" />
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
