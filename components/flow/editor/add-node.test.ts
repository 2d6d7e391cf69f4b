import { expect, test } from "vitest";
import { EMPTY_FLOW } from "@/lib/agents/schema";
import { flowSchema } from "@/lib/engine/flow";
import { catalog, type NodeKind } from "@/lib/engine/nodes/catalog";
import { addNode } from "./add-node";
import { targetOf } from "./connect";
import { removeNodes } from "./remove-nodes";
import { testingFlow } from "./testing-flow";

test("every kind can be added to an empty flow, which stays one that can be saved", () => {
  for (const kind of Object.keys(catalog) as NodeKind[]) {
    const { flow, nodeId } = addNode(EMPTY_FLOW, { kind });
    expect(flowSchema.safeParse(flow).success).toBe(true);
    expect(flow.nodes).toMatchObject([{ id: nodeId, kind, name: catalog[kind].label }]);
  }
});

test("a node follows on the selected one by its first free way out, right of it", () => {
  const { flow, nodeId } = addNode(testingFlow(), { kind: "wait", after: "condition" });

  expect(targetOf(flow, { source: "condition", sourcePort: "false" })).toBe(nodeId);
  const added = flow.nodes.at(-1);
  expect(added?.position).toEqual({ x: 720, y: 180 });
});

test("nothing is plugged into a port that is in use, nor into “failed”", () => {
  const start = testingFlow();
  const { flow } = addNode(start, { kind: "wait", after: "send_message" });

  expect(flow.edges).toEqual(start.edges);
});

test("a port that was named is used although something is plugged in", () => {
  const port = { source: "webhook", sourcePort: "next" };
  const { flow, nodeId } = addNode(testingFlow(), { kind: "wait", port });

  expect(targetOf(flow, port)).toBe(nodeId);
  expect(flow.edges.filter(({ source }) => source === "webhook")).toHaveLength(1);
});

test("nothing leads to a trigger, whatever was selected", () => {
  const start = testingFlow();
  const { flow } = addNode(start, { kind: "webhook", after: "condition" });

  expect(flow.edges).toEqual(start.edges);
  expect(flow.nodes.at(-1)?.position).toEqual({ x: 0, y: 180 });
});

test("no two cards stand in one place, and no two nodes share an id or a name", () => {
  let flow = testingFlow();
  for (let count = 0; count < 6; count++) flow = addNode(flow, { kind: "wait", after: "webhook" }).flow;

  const places = flow.nodes.map(({ position }) => `${position.x} ${position.y}`);
  expect(new Set(places).size).toBe(flow.nodes.length);
  expect(new Set(flow.nodes.map(({ id }) => id)).size).toBe(flow.nodes.length);
  expect(new Set(flow.nodes.map(({ name }) => name)).size).toBe(flow.nodes.length);
});

test("an id in the middle that became free is not given again: expressions may still mean it", () => {
  let flow = EMPTY_FLOW;
  for (let count = 0; count < 3; count++) flow = addNode(flow, { kind: "wait" }).flow;
  flow = removeNodes(flow, new Set(["wait_2"])).flow;

  expect(addNode(flow, { kind: "wait" }).nodeId).toBe("wait_4");
});

test("a dropped node stands where it was dropped", () => {
  const position = { x: -33, y: 7 };

  expect(addNode(testingFlow(), { kind: "wait", position }).flow.nodes.at(-1)?.position).toEqual(position);
});
