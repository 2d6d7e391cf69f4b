import { expect, test } from "vitest";
import { durationWords } from "./duration-words";
import { asRendered, asWritten, listed } from "./sentence-text";
import { createRender } from "./template/render";

test.each([
  ["10", "10", "10"],
  ["gold", "“gold”", "“gold”"],
  ["{{a}}", "{{a}}", "“Zoë”"],
  ["Hi {{a}},\n  you", "“Hi {{a}}, you”", "“Hi Zoë, you”"],
  ["{{gone}}", "{{gone}}", "{{gone}} (nothing)"],
  ["-{{gone}}", "“-{{gone}}”", "“-”"],
  ["x".repeat(100), `“${"x".repeat(79)}…”`, `“${"x".repeat(79)}…”`],
])("%s is written %s and rendered %s", (template, written, rendered) => {
  expect(asWritten(template)).toBe(written);
  expect(asRendered(createRender({ a: "Zoë" }))(template)).toBe(rendered);
});

test.each([
  [[], ""],
  [["a"], "a"],
  [["a", "b"], "a and b"],
  [["a", "b", "c"], "a, b and c"],
  [["a", "b", "c", "d"], "a, b and 2 more"],
])("%o is listed as %s", (parts, text) => {
  expect(listed(parts, "and")).toBe(text);
});

test.each([
  [5, "5 seconds"],
  [1, "1 second"],
  [0.5, "0.5 seconds"],
  [90, "1 minute 30 seconds"],
  [7200, "2 hours"],
  [93_600, "1 day 2 hours"],
  [365 * 86_400, "365 days"],
])("%d seconds are %s", (seconds, words) => {
  expect(durationWords(seconds)).toBe(words);
});
