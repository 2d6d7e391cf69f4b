import { expect, test } from "vitest";
import { answeredStatus, outcomeSentence, reasonWords } from "./request-fates";

const run = (agentName: string) => ({ agentName });
const request = { fate: "ran", reason: null, detail: null, runs: [] } as const;

test.each([
  [[run("Win-back")], "It started 1 run of “Win-back”."],
  [[run("A"), run("B")], "It started 2 runs: of “A” and “B”."],
  [[run("A"), run("B"), run("C")], "It started 3 runs: of “A”, “B” and “C”."],
])("%j", (runs, sentence) => {
  expect(outcomeSentence({ ...request, runs })).toBe(sentence);
});

test("a request that was turned away says why, as it was answered", () => {
  const rejected = { ...request, fate: "rejected", reason: "unauthorized" } as const;

  expect(outcomeSentence({ ...rejected, detail: "This API key is not valid." })).toBe(
    "This API key is not valid.",
  );
  expect(outcomeSentence(rejected)).toBe("No valid API key.");
  expect(answeredStatus(rejected)).toBe(401);
  expect(answeredStatus(request)).toBe(202);
});

test("a reason without words of its own is said by its title", () => {
  expect(reasonWords("payload_too_large")).toBe("The body is too large");
});
