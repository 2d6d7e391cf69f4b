import { describe, expect, test } from "vitest";
import type { CallAnswer } from "./protocol";
import { settlementOf } from "./settle-rules";

const now = Date.parse("2026-11-21T10:00:00Z");
const error = { name: "TypeError", message: "No.", stack: "" };

function settle(answer: Partial<CallAnswer>, attempt = 0) {
  return settlementOf(
    { status: 206, isFinal: false, retryAfter: null, body: [], ...answer },
    attempt,
    now,
    0,
  );
}

test.each([
  ["a return value", { status: 200, body: { any: "thing" } }, { kind: "complete" }],
  ["RunComplete", { body: [{ op: "RunComplete", id: "x", data: 1 }] }, { kind: "complete" }],
  ["RunComplete on its own, not in a list", { body: { op: "RunComplete", id: "x" } }, { kind: "complete" }],
  [
    "a finished step",
    { body: [{ op: "StepRun", id: "a", data: { n: 1 } }] },
    { kind: "again", memos: [{ stepId: "a", memo: '{"data":{"n":1}}' }], delayMs: 0, attempt: 0 },
  ],
  [
    "a step without a result",
    { body: [{ op: "StepRun", id: "a" }] },
    { kind: "again", memos: [{ stepId: "a", memo: '{"data":null}' }], delayMs: 0, attempt: 0 },
  ],
  [
    "a step that failed for good",
    { isFinal: true, body: [{ op: "StepFailed", id: "a", error }] },
    { kind: "again", memos: [{ stepId: "a", memo: JSON.stringify({ error }) }], delayMs: 0, attempt: 0 },
  ],
  [
    "a request to look again",
    { body: [{ op: "DiscoveryRequest", id: "a" }] },
    { kind: "again", memos: [], delayMs: 0, attempt: 0 },
  ],
  [
    "a sleep until a moment",
    { body: [{ op: "Sleep", id: "a", name: "2026-11-21T10:00:05.250Z" }] },
    { kind: "sleep", memos: [{ stepId: "a", memo: "null" }], until: new Date(now + 5_250) },
  ],
  [
    "a sleep of some length",
    { body: [{ op: "Sleep", id: "a", name: "1d2h3m4s5ms" }] },
    { kind: "sleep", memos: [{ stepId: "a", memo: "null" }], until: new Date(now + 93_784_005) },
  ],
  ["a function that failed for good", { status: 400, isFinal: true, body: error }, { kind: "fail", error }],
] as const)("%s", (_, answer, settlement) => {
  expect(settle(answer as Partial<CallAnswer>)).toEqual(settlement);
});

describe("failures that are tried again count", () => {
  test.each([
    ["a step", { body: [{ op: "StepError", id: "a", error }] }],
    ["the function", { status: 500, body: error }],
  ])("%s", (_, answer) => {
    expect(settle(answer, 1)).toEqual({ kind: "again", memos: [], delayMs: 30_000, attempt: 2 });
    expect(settle({ ...answer, retryAfter: "2" }, 1)).toMatchObject({ delayMs: 2_000 });
  });
});

test("a version without the function waits and burns no attempt", () => {
  const body = {
    type: "internal",
    message: 'Function "patchbay-x" was not found in this app; is the app synced correctly?',
  };

  expect(settle({ status: 500, body }, 3)).toEqual({ kind: "again", memos: [], delayMs: 30_000, attempt: 3 });
});

test.each([
  ["an operation we do not know", [{ op: "WaitForSignal", id: "a" }], /WaitForSignal/],
  ["no time to sleep", [{ op: "Sleep", id: "a", name: "whenever" }], /whenever/],
  ["something that is no operation", [{ hello: 1 }], /could not be understood/],
])("%s fails the run loudly", (_, body, message) => {
  const settlement = settle({ body });

  expect(settlement).toMatchObject({ kind: "fail" });
  expect(settlement.kind === "fail" && settlement.error.message).toMatch(message);
});
