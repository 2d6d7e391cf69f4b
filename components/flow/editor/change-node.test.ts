import { expect, test } from "vitest";
import { configure, moveNodes, renameNode } from "./change-node";
import { testingFlow } from "./testing-flow";

test("a change makes one new node and leaves the others the same objects", () => {
  const flow = testingFlow();
  const renamed = renameNode(flow, "condition", "Has a code");

  expect(renamed.nodes[1]?.name).toBe("Has a code");
  expect(renamed.nodes.map((node, index) => node === flow.nodes[index])).toEqual([true, false, true, true]);
  expect(flow.nodes[1]?.name).toBe("Has an offer");
});

test("settings replace settings", () => {
  const flow = testingFlow();
  const [, , message] = flow.nodes;
  if (message?.kind !== "send_message") throw new Error("The flow for tests has changed.");

  expect(configure(flow, message, { text: "Hello" }).nodes[2]).toEqual({
    ...message,
    config: { text: "Hello" },
  });
});

test("what changes nothing gives back the same flow, so that nothing is saved", () => {
  const flow = testingFlow();

  expect(renameNode(flow, "condition", "Has an offer")).toBe(flow);
  expect(renameNode(flow, "gone", "X")).toBe(flow);
  expect(moveNodes(flow, new Map([["condition", { x: 360, y: 0 }]]))).toBe(flow);
});

test("several nodes move at once", () => {
  const flow = moveNodes(
    testingFlow(),
    new Map([
      ["webhook", { x: 5, y: 6 }],
      ["condition", { x: 7, y: 8 }],
    ]),
  );

  expect(flow.nodes.slice(0, 2).map(({ position }) => position)).toEqual([
    { x: 5, y: 6 },
    { x: 7, y: 8 },
  ]);
});
