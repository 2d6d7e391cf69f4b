import { expect, test } from "vitest";
import { connect } from "./connect";
import { putBack, removeNodes } from "./remove-nodes";
import { testingFlow } from "./testing-flow";

test("a node goes with every cable to and from it", () => {
  const { flow, removed } = removeNodes(testingFlow(), new Set(["condition"]));

  expect(flow.nodes.map(({ id }) => id)).toEqual(["webhook", "send_message", "webhook_trigger"]);
  expect(flow.edges.map(({ id }) => id)).toEqual(["e3"]);
  expect(removed.edges.map(({ id }) => id)).toEqual(["e1", "e2"]);
});

test("what was removed can be put back", () => {
  const start = testingFlow();
  const { flow, removed } = removeNodes(start, new Set(["condition", "send_message"]));
  const restored = putBack(flow, removed);

  expect(new Set(restored.nodes)).toEqual(new Set(start.nodes));
  expect(new Set(restored.edges)).toEqual(new Set(start.edges));
});

test("putting back leaves alone what was plugged in meanwhile", () => {
  const { flow, removed } = removeNodes(testingFlow(), new Set(["condition"]));
  const rewired = connect(flow, { source: "webhook", sourcePort: "next", target: "send_message" });
  const restored = putBack(rewired, removed);

  expect(restored.edges.filter(({ source }) => source === "webhook")).toMatchObject([
    { target: "send_message" },
  ]);
  expect(
    restored.edges.some(({ source, target }) => source === "condition" && target === "send_message"),
  ).toBe(true);
  expect(new Set(restored.edges.map(({ id }) => id)).size).toBe(restored.edges.length);
});

test("putting back twice is the same as once", () => {
  const { flow, removed } = removeNodes(testingFlow(), new Set(["condition"]));
  const once = putBack(flow, removed);

  expect(putBack(once, removed)).toEqual(once);
});

test("removing nothing gives back the same flow", () => {
  const flow = testingFlow();

  expect(removeNodes(flow, new Set(["gone"])).flow).toBe(flow);
});
