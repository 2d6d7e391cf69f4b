"use client";

import { useSyncExternalStore } from "react";
import { cn } from "./cn";
import { formatMoment, formatRelativeTime } from "./format-relative-time";

const TICK_MS = 1_000;

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
    subscribe,
    () => formatRelativeTime(atMs, Date.now()),
    () => formatRelativeTime(atMs, isServer ? Date.now() : loadedMs, "UTC"),
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

const isServer = typeof document === "undefined";
/** The first render in the browser must see one time, however long it takes. */
const loadedMs = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for the whole page, and none while nobody looks at a time. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, TICK_MS);

  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function subscribeToNothing(): () => void {
  return () => {};
}

function tick(): void {
  if (document.hidden) return;
  for (const listener of listeners) listener();
}
