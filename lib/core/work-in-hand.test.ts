import { expect, test } from "vitest";
import { createWorkInHand, endedWithin } from "./work-in-hand";

/** Whether a promise is settled already. */
function isSettled(promise: Promise<unknown>): Promise<boolean> {
  return Promise.race([
    promise.then(() => true),
    new Promise<boolean>((resolve) => setImmediate(resolve, false)),
  ]);
}

test("waits for all that is held, and not for what has ended", async () => {
  const work = createWorkInHand();
  let finish = () => {};
  const slow = work.hold(
    new Promise<string>((resolve) => {
      finish = () => resolve("done");
    }),
  );
  await work.hold(Promise.resolve());
  const ended = work.ended(60_000);

  expect(await isSettled(ended)).toBe(false);
  finish();
  await ended;
  expect(await slow).toBe("done");
});

test("waits no longer than it is told", async () => {
  const work = createWorkInHand();
  void work.hold(new Promise(() => {}));

  await expect(work.ended(5)).resolves.toBeUndefined();
});

test("work that fails has ended, and whoever began it hears of it", async () => {
  const work = createWorkInHand();
  const failing = work.hold(Promise.reject(new Error("No.")));

  await expect(work.ended(60_000)).resolves.toBeUndefined();
  await expect(failing).rejects.toThrow("No.");
  await expect(endedWithin(null, 60_000)).resolves.toBeUndefined();
});
