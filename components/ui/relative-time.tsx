"use client";

import { useSyncExternalStore } from "react";
import { cn } from "./cn";
import { formatMoment, formatRelativeTime } from "./format-relative-time";
import { renderedAtMs, subscribeToNothing, subscribeToSeconds } from "./second-clock";

type RelativeTimeProps = {
  /** ISO 8601 or a Date. */
  at: string | Date;
  className?: string;
};

/** "3 min ago", kept true while the page is open; the exact local time is its title. */
export function RelativeTime({ at, className }: RelativeTimeProps) {
  const atMs = new Date(at).getTime();
  // The text itself is the snapshot: a list of a hundred re-renders only the rows that changed.
  const text = useSyncExternalStore(
    subscribeToSeconds,
    () => formatRelativeTime(atMs, Date.now()),
    () => formatRelativeTime(atMs, renderedAtMs(), "UTC"),
  );
  const title = useSyncExternalStore(
    subscribeToNothing,
    () => formatMoment(atMs),
    () => formatMoment(atMs, "UTC"),
  );

  return (
    <time
      dateTime={new Date(atMs).toISOString()}
      title={title}
      className={cn("whitespace-nowrap tabular-nums", className)}
      // The server rendered it a moment earlier than the browser.
      suppressHydrationWarning
    >
      {text}
    </time>
  );
}
