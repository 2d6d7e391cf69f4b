import { describe, expect, test } from "vitest";
import { nextAttemptMs } from "./retry-policy";

const schedule = [0, 5, 300, 1_800];
const end = Date.parse("2026-11-21T10:00:00Z");

test("waits longer after each attempt, then gives up", () => {
  const waits = [1, 2, 3, 4].map((made) => nextAttemptMs(schedule, made, end, null));

  expect(waits).toEqual([end + 5_000, end + 300_000, end + 1_800_000, null]);
});

describe("Retry-After", () => {
  test.each([
    ["1", 5_000],
    ["7", 7_000],
    ["3600", 10_000],
    ["Sat, 21 Nov 2026 10:00:08 GMT", 8_000],
    ["Sat, 21 Nov 2020 10:00:08 GMT", 5_000],
    ["soon", 5_000],
  ])("of %s makes a gap of 5 s one of %d ms", (retryAfter, waitMs) => {
    expect(nextAttemptMs(schedule, 1, end, retryAfter)).toBe(end + waitMs);
  });
});
