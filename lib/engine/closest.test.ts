import { expect, test } from "vitest";
import { closest, didYouMean } from "./closest";

test.each([
  ["webhokBody", "webhookBody"],
  ["WEBHOOKBODY", "webhookBody"],
  ["webhook", "webhookBody"],
  ["var", "vars"],
  ["vras", "vars"],
  ["contatc", "contact"],
  ["contxyz", null],
  ["firstName", null],
  ["x", null],
  ["", null],
  ["w".repeat(10_000), null],
])("%s is nearest to %s", (word, expected) => {
  expect(closest(word, ["webhookBody", "vars", "contact"])).toBe(expected);
});

test("asks only when it has an idea", () => {
  expect(didYouMean("retryGap", ["url", "retryGapsSeconds"])).toBe(" Did you mean “retryGapsSeconds”?");
  expect(didYouMean("zzz", ["url"])).toBe("");
});
