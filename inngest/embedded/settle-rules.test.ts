import { describe, expect, test } from "vitest";
import type { CallAnswer } from "./protocol";
import { type Settlement, settlementOf } from "./settle-rules";

const now = Date.parse("2026-11-21T10:00:00Z");
const error = { name: "TypeError", message: "No.", stack: "" };

function settle(answer: Partial<CallAnswer>, attempt = 0) {
  return settlementOf(
    { status: 206, isFinal: false, retryAfter: null, body: [], ...answer },
    { attempt, maxAttempts: 5, nowMs: now, random: 0 },
  );
}

function advance(change: Partial<Extract<Settlement, { kind: "advance" }>>) {
  return { kind: "advance", memos: [], pending: [], isRace: false, ...change };
}

test.each([
  [
    "a return value",
    { status: 200, body: { any: "thing" } },
    { kind: "complete", output: '{"any":"thing"}' },
  ],
  ["no return value", { status: 200, body: undefined }, { kind: "complete", output: "null" }],
  ["RunComplete", { body: [{ op: "RunComplete", id: "x", data: 1 }] }, { kind: "complete", output: "1" }],
  [
    "RunComplete on its own, not in a list",
    { body: { op: "RunComplete", id: "x" } },
    { kind: "complete", output: "null" },
  ],
  [
    "a finished step",
    { body: [{ op: "StepRun", id: "a", data: { n: 1 } }] },
    advance({ memos: [{ stepId: "a", memo: '{"data":{"n":1}}' }] }),
  ],
  [
    "a step without a result",
    { body: [{ op: "StepRun", id: "a" }] },
    advance({ memos: [{ stepId: "a", memo: '{"data":null}' }] }),
  ],
  [
    "a step that failed for good",
    { isFinal: true, body: [{ op: "StepFailed", id: "a", error }] },
    advance({ memos: [{ stepId: "a", memo: JSON.stringify({ error }) }] }),
  ],
  ["a request to look again", { body: [{ op: "DiscoveryRequest", id: "a" }] }, advance({})],
  ["nothing at all", { body: [] }, advance({})],
  [
    "a sleep until a moment",
    { body: [{ op: "Sleep", id: "a", name: "2026-11-21T10:00:05.250Z" }] },
    advance({ pending: [{ kind: "timer", stepId: "a", until: new Date(now + 5_250), memo: "null" }] }),
  ],
  [
    "a sleep of some length",
    { body: [{ op: "Sleep", id: "a", name: "1d2h3m4s5ms" }] },
    advance({ pending: [{ kind: "timer", stepId: "a", until: new Date(now + 93_784_005), memo: "null" }] }),
  ],
  [
    "steps side by side",
    {
      body: [
        { op: "StepPlanned", id: "a" },
        { op: "Sleep", id: "b", name: "1s" },
      ],
    },
    advance({
      pending: [
        { kind: "call", stepId: "a" },
        { kind: "timer", stepId: "b", until: new Date(now + 1_000), memo: "null" },
      ],
    }),
  ],
  [
    "a race",
    { body: [{ op: "StepPlanned", id: "a", opts: { parallelMode: "race" } }] },
    advance({ pending: [{ kind: "call", stepId: "a" }], isRace: true }),
  ],
  [
    "a wait for an event",
    {
      body: [{ op: "WaitForEvent", id: "a", name: "t/go", opts: { timeout: "30s", if: "async.data.n > 1" } }],
    },
    advance({
      pending: [
        {
          kind: "wait",
          stepId: "a",
          until: new Date(now + 30_000),
          memo: "null",
          event: "t/go",
          expression: "async.data.n > 1",
        },
      ],
    }),
  ],
  [
    "another function, invoked",
    {
      body: [
        {
          op: "InvokeFunction",
          id: "a",
          opts: { function_id: "t-child", payload: { data: { n: 1 } }, timeout: "5m" },
        },
      ],
    },
    advance({
      pending: [
        {
          kind: "invoke",
          stepId: "a",
          until: new Date(now + 300_000),
          memo: expect.stringContaining("InngestInvokeTimeoutError"),
          functionId: "t-child",
          data: { n: 1 },
        },
      ],
    }),
  ],
  ["a function that failed for good", { status: 400, isFinal: true, body: error }, { kind: "fail", error }],
])("%s", (_, answer, settlement) => {
  expect(settle(answer as Partial<CallAnswer>)).toEqual(settlement);
});

describe("failures that are tried again count", () => {
  test.each([
    ["a step", { body: [{ op: "StepError", id: "a", error }] }],
    ["the function", { status: 500, body: error }],
  ])("%s", (_, answer) => {
    expect(settle(answer, 1)).toEqual({ kind: "retry", delayMs: 30_000, attempt: 2 });
    expect(settle({ ...answer, retryAfter: "2" }, 1)).toMatchObject({ delayMs: 2_000 });
  });
});

test("the last of the attempts fails the run, though the SDK does not say so", () => {
  expect(settle({ status: 500, body: error }, 4)).toEqual({ kind: "fail", error });
});

test("a version without the function waits and burns no attempt", () => {
  const body = {
    type: "internal",
    message: 'Function "patchbay-x" was not found in this app; is the app synced correctly?',
  };

  expect(settle({ status: 500, body }, 4)).toEqual({ kind: "retry", delayMs: 30_000, attempt: 4 });
});

test.each([
  ["an operation we do not know", [{ op: "WaitForSignal", id: "a" }], /WaitForSignal/],
  ["no time to wait", [{ op: "WaitForEvent", id: "a", name: "t/go", opts: { timeout: "later" } }], /later/],
  ["nothing to invoke", [{ op: "InvokeFunction", id: "a", opts: {} }], /which function to invoke/],
  ["no time to sleep", [{ op: "Sleep", id: "a", name: "whenever" }], /whenever/],
  ["something that is no operation", [{ hello: 1 }], /could not be understood/],
])("%s fails the run loudly", (_, body, message) => {
  const settlement = settle({ body });

  expect(settlement).toMatchObject({ kind: "fail" });
  expect(settlement.kind === "fail" && settlement.error.message).toMatch(message);
});
