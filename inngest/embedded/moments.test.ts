import { expect, test } from "vitest";
import { momentOf, nextTickMs } from "./moments";

const now = Date.parse("2026-11-21T10:00:00Z");

test.each([
  ["1d2h3m4s5ms", now + 93_784_005],
  ["2w", now + 1_209_600_000],
  ["2026-11-21T10:00:05.250Z", now + 5_250],
])("%s", (text, ms) => {
  expect(momentOf(text, now)?.getTime()).toBe(ms);
});

test.each(["", "soon", "5 minutes"])("“%s” is no moment", (text) => {
  expect(momentOf(text, now)).toBeNull();
});

test.each([
  ["*/5 * * * *", "2026-11-21T10:05:00Z"],
  ["0 9 * * *", "2026-11-22T09:00:00Z"],
  ["TZ=America/New_York 0 9 * * *", "2026-11-21T14:00:00Z"],
])("after ten o'clock in Greenwich, %s fires next at %s", (cron, at) => {
  expect(nextTickMs(cron, now)).toBe(Date.parse(at));
});

test("what is no schedule is refused", () => {
  expect(() => nextTickMs("every day", now)).toThrow();
});
