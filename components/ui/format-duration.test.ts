import { expect, test } from "vitest";
import { formatDuration } from "./format-duration";

test.each([
  [-5, "0 ms"],
  [0, "0 ms"],
  [839.6, "840 ms"],
  [999, "999 ms"],
  [1_000, "1 s"],
  [12_449, "12.4 s"],
  [59_949, "59.9 s"],
  [59_951, "1 min"],
  [185_000, "3 min 5 s"],
  [3_599_600, "1 h"],
  [8_040_000, "2 h 14 min"],
  [86_399_999, "1 d"],
  [270_000_000, "3 d 3 h"],
])("%d ms is %s", (ms, expected) => {
  expect(formatDuration(ms)).toBe(expected);
});
