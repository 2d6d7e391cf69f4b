import { expect, test } from "vitest";
import { nextRetryDelayMs } from "./backoff";

const now = Date.parse("2026-11-21T10:00:00Z");

test("follows Inngest's table and adds up to 30 seconds", () => {
  const least = [0, 1, 2, 3, 9, 50].map((attempt) => nextRetryDelayMs(attempt, null, now, 0));

  expect(least).toEqual([15_000, 30_000, 60_000, 120_000, 7_200_000, 7_200_000]);
  expect(nextRetryDelayMs(0, null, now, 0.5)).toBe(30_000);
});

test.each([
  ["7", 7_000],
  ["0", 1_000],
  ["999999", 86_400_000],
  ["2026-11-21T10:00:09Z", 9_000],
  ["2020-01-01T00:00:00Z", 1_000],
  ["soon", 15_000],
])("Retry-After %s gives %d ms", (retryAfter, delayMs) => {
  expect(nextRetryDelayMs(0, retryAfter, now, 0)).toBe(delayMs);
});
