import { afterEach, expect, test, vi } from "vitest";
import { startScheduler } from "./scheduler";
import type { ClaimedJob } from "./store/claim-jobs";

afterEach(() => void vi.useRealTimers());

/** A scheduler without jobs; answers when it looked for some, in milliseconds from its start. */
async function looksOf(isBusyAt: (passedMs: number) => boolean, forMs: number): Promise<number[]> {
  vi.useFakeTimers({
    toFake: ["setTimeout", "setInterval", "clearTimeout", "clearInterval", "performance", "Date"],
  });
  const startedMs = performance.now();
  const looks: number[] = [];
  const scheduler = startScheduler({
    slots: 1,
    nowMs: () => Date.now(),
    isBusy: () => isBusyAt(performance.now() - startedMs),
    claim: async () => {
      looks.push(performance.now() - startedMs);
      return [];
    },
    nextDueMs: async () => null,
    run: async () => {},
    extend: async () => {},
    release: async () => {},
  });
  for (let passedMs = 0; passedMs < forMs; passedMs += 10) {
    await vi.advanceTimersByTimeAsync(10);
    scheduler.nudge();
  }
  await scheduler.stop(0);

  return looks;
}

test("looks at every nudge while there is nothing more urgent", async () => {
  expect((await looksOf(() => false, 1_000)).length).toBeGreaterThan(50);
});

test("leaves a busy process the time it needs, but goes on now and then", async () => {
  const looks = await looksOf(() => true, 2_000);

  expect(looks.length).toBeGreaterThanOrEqual(3);
  expect(looks.length).toBeLessThanOrEqual(5);
});

test("looks soon after the process has become calm", async () => {
  const looks = await looksOf((passedMs) => passedMs > 0 && passedMs < 300, 400);

  expect(looks[0]).toBe(0);
  expect(looks[1]).toBeGreaterThanOrEqual(300);
  expect(looks[1]).toBeLessThan(330);
});

test("what a claim brings after the stop is given back, not begun", async () => {
  const job = { id: "job_1" } as ClaimedJob;
  let answer = (_jobs: ClaimedJob[]) => {};
  const run = vi.fn(async () => {});
  const release = vi.fn(async () => {});
  const scheduler = startScheduler({
    slots: 1,
    nowMs: () => Date.now(),
    isBusy: () => false,
    claim: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
    nextDueMs: async () => null,
    run,
    extend: async () => {},
    release,
  });
  const stopped = scheduler.stop(60_000);
  answer([job]);
  await stopped;

  expect(release).toHaveBeenCalledWith([job]);
  expect(run).not.toHaveBeenCalled();
});
