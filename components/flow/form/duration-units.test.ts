import { expect, test } from "vitest";
import { type DurationUnit, inUnit, largestUnit } from "./duration-units";

const ALL: readonly DurationUnit[] = ["seconds", "minutes", "hours", "days"];

test.each([
  [5, "seconds"],
  [300, "minutes"],
  [5_400, "minutes"],
  [7_200, "hours"],
  [172_800, "days"],
  [0, "seconds"],
  [1.5, "seconds"],
])("%d seconds are shown in %s", (seconds, unit) => {
  expect(largestUnit(seconds, ALL)).toBe(unit);
});

test("a unit that is not offered is not used", () => {
  expect(largestUnit(7_200, ["seconds", "minutes"])).toBe("minutes");
});

test("amounts are what was typed", () => {
  expect(inUnit(0.1 * 86_400, "days")).toBe(0.1);
  expect(inUnit(0.1 * 60 * 3, "minutes")).toBe(0.3);
});
