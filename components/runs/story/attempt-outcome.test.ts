import { expect, test } from "vitest";
import { DELIVERY_ERROR_CLASSES } from "@/lib/core/vocabulary";
import { attemptOutcome } from "./attempt-outcome";

const done = { finishedAt: new Date(0), interrupted: false, error: null };

test.each([
  [{ ...done, finishedAt: null }, "info", "Waiting for the answer…"],
  [done, "success", "Accepted"],
  [
    { ...done, interrupted: true, error: { code: "interrupted", message: "We stopped." } },
    "waiting",
    "Patchbay was stopped before the answer came",
  ],
  [{ ...done, error: { code: "from_the_future", message: "New reason." } }, "danger", "New reason."],
])("%j", (attempt, tone, words) => {
  expect(attemptOutcome(attempt)).toEqual({ tone, words });
});

test("every reason is said in words of its own", () => {
  const words = DELIVERY_ERROR_CLASSES.map(
    (code) => attemptOutcome({ ...done, error: { code, message: "" } }).words,
  );

  expect(new Set(words).size).toBe(DELIVERY_ERROR_CLASSES.length);
  expect(words).not.toContain("");
});
