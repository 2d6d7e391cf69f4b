import { expect, test } from "vitest";
import { findProblems } from "@/lib/engine/problems";
import { disconnect } from "./connect";
import { indexProblems } from "./problem-index";
import { testingFlow } from "./testing-flow";

const surroundings = { webhooks: [{ id: "w1", name: "Journey" }], hasInbox: false };

test("a problem of a connection belongs to the way out that it comes from", () => {
  const flow = testingFlow();
  const broken = {
    ...flow,
    edges: [...flow.edges, { id: "e9", source: "condition", sourcePort: "true", target: "webhook" }],
  };
  const { byNode, list } = indexProblems(findProblems(broken, surroundings), broken, null);

  expect(byNode.get("condition")).toMatchObject([{ path: "ports.true" }]);
  expect(list.every(({ path }) => !path.startsWith("edges"))).toBe(true);
});

test("nodes whose problems stay the same keep their list", () => {
  const flow = testingFlow();
  const before = indexProblems(findProblems(flow, surroundings), flow, null);
  const changed = disconnect(flow, { source: "webhook", sourcePort: "next" });
  const after = indexProblems(findProblems(changed, surroundings), changed, before);

  expect(before.byNode.get("send_message")).toHaveLength(1);
  expect(after.byNode.get("send_message")).toBe(before.byNode.get("send_message"));
});

test("a problem that went away goes, and a new text is shown", () => {
  const flow = testingFlow();
  const problem = { nodeId: "condition", path: "config.rules", message: "One." };
  const before = indexProblems([problem], flow, null);

  expect(indexProblems([{ ...problem, message: "Two." }], flow, before).byNode.get("condition")).toEqual([
    { path: "config.rules", message: "Two." },
  ]);
  expect(indexProblems([], flow, before).byNode.size).toBe(0);
});
