import { expect, test } from "vitest";
import { canConnect, connect, disconnect, removeEdges, targetOf } from "./connect";
import { testingFlow } from "./testing-flow";

test("a second cable from a port takes the place of the first", () => {
  const port = { source: "condition", sourcePort: "true" };
  const flow = connect(testingFlow(), { ...port, target: "webhook_trigger" });

  expect(targetOf(flow, port)).toBe("webhook_trigger");
  expect(flow.edges.filter(({ source }) => source === "condition")).toHaveLength(1);
  expect(new Set(flow.edges.map(({ id }) => id)).size).toBe(flow.edges.length);
});

test.each([
  ["into a trigger", { source: "condition", sourcePort: "false", target: "webhook" }],
  ["into itself", { source: "condition", sourcePort: "false", target: "condition" }],
  ["from a port that there is not", { source: "condition", sourcePort: "maybe", target: "webhook_trigger" }],
  ["from nowhere", { source: "gone", sourcePort: "next", target: "webhook_trigger" }],
  ["to nowhere", { source: "condition", sourcePort: "false", target: "gone" }],
])("no cable leads %s", (_, connection) => {
  const flow = testingFlow();

  expect(canConnect(flow, connection)).toBe(false);
  expect(connect(flow, connection)).toBe(flow);
});

test("a flow may lead back to an earlier step", () => {
  const back = { source: "webhook_trigger", sourcePort: "failed", target: "condition" };

  expect(targetOf(connect(testingFlow(), back), back)).toBe("condition");
});

test("plugging in what is plugged in already changes nothing", () => {
  const flow = testingFlow();

  expect(connect(flow, { source: "webhook", sourcePort: "next", target: "condition" })).toBe(flow);
});

test("pulling out empties one port and no other", () => {
  const flow = disconnect(testingFlow(), { source: "condition", sourcePort: "true" });

  expect(flow.edges.map(({ id }) => id)).toEqual(["e1", "e3"]);
  expect(removeEdges(flow, new Set(["e3"])).edges.map(({ id }) => id)).toEqual(["e1"]);
  expect(disconnect(flow, { source: "condition", sourcePort: "true" })).toBe(flow);
});
