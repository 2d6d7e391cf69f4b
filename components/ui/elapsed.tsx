"use client";

import { useSyncExternalStore } from "react";
import { cn } from "./cn";
import { formatDuration } from "./format-duration";
import { renderedAtMs, subscribeToSeconds } from "./second-clock";

const SECOND_MS = 1_000;

type ElapsedProps = {
  /** ISO 8601 or a Date. */
  since: string | Date;
  className?: string;
};

/** How long something has been going on, counted in whole seconds while the page is open. */
export function Elapsed({ since, className }: ElapsedProps) {
  const sinceMs = new Date(since).getTime();
  const text = useSyncExternalStore(
    subscribeToSeconds,
    () => wholeSeconds(Date.now() - sinceMs),
    () => wholeSeconds(renderedAtMs() - sinceMs),
  );

  return (
    <span className={cn("whitespace-nowrap tabular-nums", className)} suppressHydrationWarning>
      {text}
    </span>
  );
}

function wholeSeconds(ms: number): string {
  return ms < SECOND_MS ? "0 s" : formatDuration(Math.floor(ms / SECOND_MS) * SECOND_MS);
}
