"use client";

import { useSyncExternalStore } from "react";
import { cn } from "./cn";
import { formatDuration } from "./format-duration";
import { formatMoment } from "./format-relative-time";
import { renderedAtMs, subscribeToNothing, subscribeToSeconds } from "./second-clock";

const SECOND_MS = 1_000;

type CountdownProps = {
  /** ISO 8601 or a Date. */
  to: string | Date;
  className?: string;
};

/** "in 4 min 12 s", counting down while the page is open; the exact local time is its title. */
export function Countdown({ to, className }: CountdownProps) {
  const toMs = new Date(to).getTime();
  const text = useSyncExternalStore(
    subscribeToSeconds,
    () => timeLeft(toMs - Date.now()),
    () => timeLeft(toMs - renderedAtMs()),
  );
  const title = useSyncExternalStore(
    subscribeToNothing,
    () => formatMoment(toMs),
    () => formatMoment(toMs, "UTC"),
  );

  return (
    <time
      dateTime={new Date(toMs).toISOString()}
      title={title}
      className={cn("whitespace-nowrap tabular-nums", className)}
      suppressHydrationWarning
    >
      {text}
    </time>
  );
}

/** Rounded up, so that it never says "0 s" while there is something left to wait for. */
function timeLeft(ms: number): string {
  return ms <= 0 ? "any moment now" : `in ${formatDuration(Math.ceil(ms / SECOND_MS) * SECOND_MS)}`;
}
