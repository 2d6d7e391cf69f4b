import { describe, expect, test } from "vitest";
import { parseJson } from "@/lib/core/json";
import { flowSchema } from "./flow";

const node = { id: "n", kind: "wait", name: "Wait", position: { x: 0, y: 0 }, config: { seconds: 5 } };
const edge = { id: "e", source: "n", sourcePort: "next", target: "n" };

function flowOf(change: object): unknown {
  return { version: 1, nodes: [node], edges: [edge], ...change };
}

function issuesOf(flow: unknown): string[] {
  const result = flowSchema.safeParse(flow);

  return result.success
    ? []
    : result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

test("a flow stays as it is", () => {
  expect(flowSchema.parse(flowOf({}))).toEqual(flowOf({}));
  expect(flowSchema.parse({ version: 1, nodes: [], edges: [] })).toEqual({
    version: 1,
    nodes: [],
    edges: [],
  });
});

describe("unfinished drafts can be saved", () => {
  test.each([
    ["webhook", {}, { webhookId: "" }],
    ["condition", {}, { match: "all", rules: [] }],
    ["condition", { rules: [{}] }, { match: "all", rules: [{ left: "", operator: "equals" }] }],
    ["set_variables", {}, { variables: {} }],
    ["wait", {}, { seconds: 60 }],
    ["wait", { seconds: -1, unit: { of: ["time"] } }, { seconds: -1, unit: { of: ["time"] } }],
    ["send_message", { text: "{{" }, { text: "{{" }],
    [
      "webhook_trigger",
      { method: "FETCH", successRule: "any" },
      {
        url: "",
        method: "FETCH",
        headers: {},
        body: "",
        successRule: "any",
        retryGapsSeconds: [0, 5, 300, 1800],
        timeoutMs: 10_000,
        waitForDelivery: true,
      },
    ],
  ])("%s %o", (kind, config, stored) => {
    const flow = flowSchema.parse(flowOf({ nodes: [{ id: "n", kind, config }] }));

    expect(flow.nodes).toEqual([{ id: "n", kind, name: "", position: { x: 0, y: 0 }, config: stored }]);
  });
});

describe("what has the wrong shape is refused", () => {
  test.each([
    [flowOf({ version: 2 }), 'version: This version of Patchbay reads flows with "version": 1.'],
    [
      flowOf({ nodes: [{ ...node, kind: "fax" }] }),
      /^nodes.0.kind: Use one of these kinds: webhook, condition/,
    ],
    [flowOf({ nodes: [node, node] }), "nodes.1.id: This id is used twice. Give each its own."],
    [flowOf({ edges: [edge, edge] }), "edges.1.id: This id is used twice. Give each its own."],
    [flowOf({ nodes: [{ ...node, id: "__proto__" }] }), "nodes.0.id: This word is reserved. Use another id."],
    [
      flowOf({ edges: [{ ...edge, target: "constructor" }] }),
      "edges.0.target: This word is reserved. Use another id.",
    ],
    [flowOf({ nodes: [{ ...node, id: "a b" }] }), "nodes.0.id: Use 1 to 64 letters, digits, _ and -."],
    [
      flowOf({ nodes: [{ ...node, id: "a".repeat(65) }] }),
      "nodes.0.id: Use 1 to 64 letters, digits, _ and -.",
    ],
    [flowOf({ nodes: [{ ...node, config: { seconds: "5" } }] }), /^nodes.0.config.seconds: .*number/],
    [
      flowOf({ nodes: [{ ...node, config: { seconds: Number.POSITIVE_INFINITY } }] }),
      /^nodes.0.config.seconds: /,
    ],
    [
      flowOf({ nodes: [{ ...node, kind: "send_message", config: { text: "é".repeat(32_769) } }] }),
      "nodes.0.config.text: Use at most 64 KB of text.",
    ],
    [
      flowOf({ nodes: Array.from({ length: 501 }, (_, index) => ({ ...node, id: `n${index}` })) }),
      "nodes: A flow can have 500 steps.",
    ],
    [
      flowOf({ edges: Array.from({ length: 1001 }, (_, index) => ({ ...edge, id: `e${index}` })) }),
      "edges: A flow can have 1000 connections.",
    ],
  ])("%#", (flow, issue) => {
    expect(issuesOf(flow)).toEqual([typeof issue === "string" ? issue : expect.stringMatching(issue)]);
  });
});

test("a name that means something to JavaScript never becomes a variable", () => {
  const flow = flowSchema.parse(
    parseJson(
      '{"version":1,"edges":[],"nodes":[{"id":"n","kind":"set_variables","config":{"variables":{"__proto__":"x","a":"1"}}}]}',
    ),
  );

  expect(flow.nodes[0]?.config).toEqual({ variables: { a: "1" } });
});
