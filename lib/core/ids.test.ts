import { expect, test } from "vitest";
import { firstIdAt, newId, newUuid } from "./ids";

test("carries its prefix and 26 characters", () => {
  expect(newId("run")).toMatch(/^run_[0-9a-hjkmnp-tv-z]{26}$/);
});

test("sorts by time", () => {
  const ids = [1, 31, 32, 1_700_000_000_000, 1_700_000_000_001, 2 ** 47].map((ms) => newId("req", ms));

  expect([...ids].sort()).toEqual(ids);
});

test("does not repeat within a millisecond", () => {
  const ids = Array.from({ length: 10_000 }, () => newId("evt", 1));

  expect(new Set(ids).size).toBe(ids.length);
});

test("UUIDs are version 7 and sort by time", () => {
  const ids = [1, 2 ** 32, 1_700_000_000_000].map(newUuid);

  expect([...ids].sort()).toEqual(ids);
  expect(ids[2]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("the first id of a moment parts what was before from what comes", () => {
  const first = firstIdAt("run", 1_700_000_000_000);

  expect(newId("run", 1_699_999_999_999) < first).toBe(true);
  expect(newId("run", 1_700_000_000_000) > first).toBe(true);
});
