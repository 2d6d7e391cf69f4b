import { expect, test } from "vitest";
import type { NodeKind } from "@/lib/engine/nodes/catalog";
import { insertAtCaret } from "./insert-at-caret";
import { insertablesFor, nodesBefore } from "./insertables";
import { testingFlow } from "./testing-flow";

const seen = new Map([
  ["w1", { receivedAt: new Date(0), fields: [{ path: "webhookBody.offerCode", sample: "COMEBACK20" }] }],
]);

function outputsOfKind(kind: NodeKind) {
  return kind === "send_message" ? [{ field: "messageId", label: "id of the message" }] : [];
}

test("a step sees what stands before it and nothing else", () => {
  const titles = (nodeId: string) =>
    insertablesFor({ flow: testingFlow(), nodeId, seen, outputsOfKind }).map(({ title }) => title);

  expect(titles("condition")).not.toContain("Earlier steps");
  expect(titles("webhook_trigger")).toContain("Earlier steps");
  expect(nodesBefore(testingFlow(), "send_message")).toEqual(new Set(["condition", "webhook"]));
});

test("steps in a circle are before each other, and that ends", () => {
  const flow = testingFlow();
  const edges = [
    ...flow.edges,
    { id: "e9", source: "webhook_trigger", sourcePort: "failed", target: "condition" },
  ];

  expect(nodesBefore({ ...flow, edges }, "condition")).toEqual(
    new Set(["webhook", "webhook_trigger", "send_message", "condition"]),
  );
});

test("the body's fields come from the latest request, with what they held", () => {
  const [body] = insertablesFor({ flow: testingFlow(), nodeId: "send_message", seen, outputsOfKind });

  expect(body?.items[0]).toEqual({ path: "webhookBody.offerCode", label: "offerCode", sample: "COMEBACK20" });
});

test("a webhook that was never called offers the usual names", () => {
  const [body] = insertablesFor({
    flow: testingFlow(),
    nodeId: "send_message",
    seen: new Map(),
    outputsOfKind,
  });

  expect(body?.items.map(({ path }) => path)).toContain("webhookBody.firstName");
});

test("variables of earlier steps are offered, with names that need quotes in quotes", () => {
  const flow = testingFlow();
  const variables = { first: "{{webhookBody.firstName}}", "two words": "x", "": "y" };
  const nodes = flow.nodes.map((node) =>
    node.id === "condition" ? { ...node, kind: "set_variables" as const, config: { variables } } : node,
  );
  const groups = insertablesFor({ flow: { ...flow, nodes }, nodeId: "webhook_trigger", seen, outputsOfKind });

  expect(groups.find(({ title }) => title === "Variables")?.items.map(({ path }) => path)).toEqual([
    "vars.first",
    'vars["two words"]',
  ]);
});

test("inserting replaces what is selected and says where to go on", () => {
  expect(insertAtCaret("Hi NAME!", "{{x}}", { start: 3, end: 7 })).toEqual({ text: "Hi {{x}}!", caret: 8 });
  expect(insertAtCaret("Hi", "{{x}}", { start: 9, end: 99 })).toEqual({ text: "Hi{{x}}", caret: 7 });
});
