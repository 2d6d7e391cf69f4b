import { describe, expect, test } from "vitest";
import { type Flow, flowSchema } from "@/lib/engine/flow";
import type { StepDetail } from "@/lib/runs/schema";
import { storyOf } from "./story";

const flow: Flow = flowSchema.parse({
  version: 1,
  nodes: [
    { id: "start", kind: "webhook", name: "Journey" },
    { id: "check", kind: "condition", name: "Has an offer" },
    { id: "text", kind: "send_message", name: "Offer" },
    { id: "crm", kind: "webhook_trigger", name: "" },
    { id: "sorry", kind: "send_message", name: "Apologise" },
  ].map((node) => ({ ...node, position: { x: 0, y: 0 }, config: {} })),
  edges: [
    { id: "e1", source: "start", sourcePort: "next", target: "check" },
    { id: "e2", source: "check", sourcePort: "true", target: "text" },
    { id: "e3", source: "text", sourcePort: "next", target: "crm" },
    { id: "e4", source: "crm", sourcePort: "failed", target: "sorry" },
  ],
});

function step(nodeId: string, change: Partial<StepDetail> = {}): StepDetail {
  const node = flow.nodes.find(({ id }) => id === nodeId);

  return {
    id: `stp_${nodeId}`,
    nodeId,
    kind: node?.kind ?? "",
    name: node?.name ?? "",
    sentence: "",
    status: "succeeded",
    port: "next",
    input: null,
    output: null,
    error: null,
    warnings: [],
    attempts: [],
    delivery: null,
    mayHaveRunTwice: false,
    startedAt: new Date(0),
    finishedAt: new Date(0),
    waitingUntil: null,
    ...change,
  };
}

const failed = { status: "failed", port: null } as const;
const start = step("start");
const yes = step("check", { port: "true" });

test("a step says which of several ways it took, and where that led", () => {
  const { steps } = storyOf({ status: "succeeded", steps: [start, yes, step("text")] }, flow);

  expect(steps.map(({ wayOut, wentTo }) => [wayOut, wentTo])).toEqual([
    [null, "Has an offer"],
    ["Yes", "Offer"],
    ["Sent", null],
  ]);
});

describe("the end", () => {
  test.each([
    ["a decision that leads nowhere", [start, step("check", { port: "false" })], "No"],
    ["the last step", [start, yes, step("text"), step("crm", { port: "delivered" })], null],
    ["a trigger alone", [step("start")], null],
  ])("of a success at %s", (_, steps, unconnected) => {
    expect(storyOf({ status: "succeeded", steps }, flow).end).toEqual({ kind: "succeeded", unconnected });
  });

  test.each([
    ["what would have come", [start, yes, step("text", failed)], ["Call a webhook"], true],
    ["nothing where only the failure leads on", [start, yes, step("text"), step("crm", failed)], [], true],
    ["nothing before the first step", [], [], false],
  ])("of a failure names %s", (_, steps, notReached, canCatch) => {
    expect(storyOf({ status: "failed", steps }, flow).end).toEqual({ kind: "failed", notReached, canCatch });
  });

  test("of a run under way says what may come", () => {
    const next = (steps: StepDetail[]) => storyOf({ status: "waiting", steps }, flow).end;

    expect(next([step("start", { status: "running", port: null })])).toEqual({
      kind: "under_way",
      next: [{ label: null, to: "Has an offer" }],
    });
    expect(next([start, yes])).toEqual({ kind: "under_way", next: [{ label: null, to: "Offer" }] });
    expect(next([start, yes, step("text"), step("crm", { status: "waiting", port: null })])).toEqual({
      kind: "under_way",
      next: [
        { label: "Delivered", to: null },
        { label: "Failed", to: "Apologise" },
      ],
    });
  });

  test("is open while nothing has begun", () => {
    expect(storyOf({ status: "queued", steps: [] }, flow).end).toEqual({ kind: "queued" });
  });
});

test("steps of a flow that no longer knows them are told all the same", () => {
  const gone = step("gone", { kind: "ai_agent", name: "Talk", port: "next" });

  expect(storyOf({ status: "succeeded", steps: [gone] }, flow)).toMatchObject({
    steps: [{ name: "Talk", wayOut: null }],
    end: { kind: "succeeded", unconnected: null },
  });
});
