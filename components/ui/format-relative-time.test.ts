import { expect, test } from "vitest";
import { formatClock, formatMoment, formatRelativeTime } from "./format-relative-time";

const NOW = Date.UTC(2025, 10, 21, 12, 0, 0);
const S = 1_000;
const H = 3_600 * S;

test.each([
  [0, "just now"],
  [-4 * S, "just now"],
  [2 * S, "in a moment"],
  [-12 * S, "12 s ago"],
  [-59.4 * S, "59 s ago"],
  [-60 * S, "1 min ago"],
  [-119 * S, "1 min ago"],
  [300 * S, "in 5 min"],
  [-3 * H, "3 h ago"],
  [-47 * H, "1 d ago"],
  [-167 * H, "6 d ago"],
  [-168 * H, "14 Nov"],
  [-400 * 24 * H, "17 Oct 2024"],
])("%d ms from now is %s", (offsetMs, expected) => {
  expect(formatRelativeTime(NOW + offsetMs, NOW, "UTC")).toBe(expected);
});

test("the date is the reader's, not ours", () => {
  const justBeforeMidnight = Date.UTC(2025, 10, 1, 23, 30);

  expect(formatRelativeTime(justBeforeMidnight, NOW, "UTC")).toBe("1 Nov");
  expect(formatRelativeTime(justBeforeMidnight, NOW, "Asia/Tokyo")).toBe("2 Nov");
});

test("a moment names its zone", () => {
  expect(formatMoment(NOW, "UTC")).toBe("21 November 2025 at 12:00:00 UTC");
});

test.each([
  [0, "UTC", "12:00"],
  [-11 * H, "UTC", "01:00"],
  [-13 * H, "UTC", "20 Nov, 23:00"],
  [13 * H, "Asia/Tokyo", "22 Nov, 10:00"],
  [-400 * 24 * H, "UTC", "17 Oct 2024, 12:00"],
])("the clock %d ms from now in %s says %s", (offsetMs, timeZone, expected) => {
  expect(formatClock(NOW + offsetMs, NOW, timeZone)).toBe(expected);
});
