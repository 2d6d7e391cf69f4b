import { expect, test } from "vitest";
import { scheduleWords } from "./schedule-words";

test.each([
  [[0, 5, 300, 1800], "at once, then after 5 seconds, 5 minutes and 30 minutes"],
  [[0, 60], "at once, then after 1 minute"],
  [[30, 60], "after 30 seconds, then after 1 minute"],
  [[0], "at once, only this time"],
  [[0, 0], "at once, then after no time"],
])("%j is said as: %s", (gaps, words) => {
  expect(scheduleWords(gaps)).toBe(words);
});
