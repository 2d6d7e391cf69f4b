import { expect, test } from "vitest";
import type { StuckReason } from "@/lib/system/schema";
import { whyStuck } from "./stuck-words";

const NOW = 1_700_000_000_000;
const ago = (minutes: number) => new Date(NOW - minutes * 60_000);

test.each<[StuckReason, RegExp]>([
  [{ kind: "unknown_function", functionId: "patchbay-old" }, /no “patchbay-old”/],
  [{ kind: "in_hand" }, /worked on right now/],
  [{ kind: "abandoned", since: ago(3) }, /no sign of life for 3 min,/],
  [{ kind: "interrupted", times: 4 }, /stopped 4 times/],
  [{ kind: "failing", attempts: 5, nextAt: ago(-2) }, /failed 5 times .* It tries again in 2 min\./],
  [{ kind: "failing", attempts: 5, nextAt: ago(1) }, /It is about to try again\./],
  [{ kind: "not_taken", since: ago(7) }, /due for 7 min/],
])("%j is said in plain words", (reason, words) => {
  expect(whyStuck(reason, NOW)).toMatch(words);
});
