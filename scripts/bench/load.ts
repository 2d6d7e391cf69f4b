import { setTimeout as pause } from "node:timers/promises";

/** Starts calls at a steady rate, whether or not earlier ones have been answered; their times in ms. */
export async function atRate(
  perSecond: number,
  seconds: number,
  call: () => Promise<void>,
): Promise<number[]> {
  const startedMs = performance.now();
  const calls: Promise<number>[] = [];
  for (let n = 0; n < perSecond * seconds; n++) {
    const dueMs = startedMs + (n * 1000) / perSecond;
    if (dueMs > performance.now()) await pause(dueMs - performance.now());
    calls.push(timed(call));
  }

  return Promise.all(calls);
}

/** Makes `total` calls, `callers` of them at a time. */
export async function inParallel(
  total: number,
  callers: number,
  call: () => Promise<unknown>,
): Promise<void> {
  let left = total;
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (left-- > 0) await call();
    }),
  );
}

async function timed(call: () => Promise<void>): Promise<number> {
  const startedMs = performance.now();
  await call();

  return performance.now() - startedMs;
}
