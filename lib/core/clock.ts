import { processSingleton } from "./process-singleton";

/** The app's clock. Schedules follow it; leases follow the database's (SPEC 5). */
type Clock = { now: () => number };

const holder = processSingleton("clock", () => ({ current: { now: () => Date.now() } as Clock }));

/** Milliseconds since 1970 by the app's clock. */
export function nowMs(): number {
  return holder.current.now();
}

/** Moves the clock in a test; returns what puts the old one back. */
export function useClock(clock: Clock): () => void {
  const before = holder.current;
  holder.current = clock;

  return () => {
    holder.current = before;
  };
}
