"use client";

import { useSyncExternalStore } from "react";
import { cn } from "./cn";
import { formatClock, formatMoment } from "./format-relative-time";
import { renderedAtMs, subscribeToNothing } from "./second-clock";

type LocalTimeProps = {
  /** ISO 8601 or a Date. */
  at: string | Date;
  className?: string;
};

/** A moment by the reader's own clock: `14:05`, with the day where it is not today. */
export function LocalTime({ at, className }: LocalTimeProps) {
  const atMs = new Date(at).getTime();
  const text = useSyncExternalStore(
    subscribeToNothing,
    () => formatClock(atMs, Date.now()),
    () => formatClock(atMs, renderedAtMs(), "UTC"),
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
      // The server does not know the reader's time zone.
      suppressHydrationWarning
    >
      {text}
    </time>
  );
}
