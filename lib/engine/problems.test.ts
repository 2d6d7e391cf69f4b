import { describe, expect, test } from "vitest";
import { type Flow, flowSchema } from "./flow";
import type { NodeKind } from "./nodes/catalog";
import { findProblems, findUnreachable } from "./problems";

const surroundings = { webhooks: [{ id: "w1", name: "Iterable journey" }], hasInbox: true };
const start = { id: "start", kind: "webhook", name: "Start", config: { webhookId: "w1" } };

function flowOf(nodes: object[], edges: string[] = []): Flow {
  return flowSchema.parse({
    version: 1,
    nodes,
    edges: edges.map((text, index) => {
      const [source, sourcePort, target] = text.split(" ");
      return { id: `e${index}`, source, sourcePort, target };
    }),
  });
}

/** "config.url: message" for each problem of a node with this config. */
function problemsWith(kind: NodeKind, config: object): string[] {
  const flow = flowOf([start, { id: "node", kind, name: "Node", config }]);

  return findProblems(flow, surroundings).map(({ nodeId, path, message }) => {
    expect(nodeId).toBe("node");
    return `${path}: ${message}`;
  });
}

test("a finished flow has none", () => {
  const flow = flowOf(
    [
      start,
      { id: "c", kind: "condition", config: { rules: [{ left: "{{webhookBody.a}}", operator: "exists" }] } },
      { id: "v", kind: "set_variables", config: { variables: { a: "{{steps.c.result}}" } } },
      { id: "w", kind: "wait", config: { seconds: 1 } },
      { id: "m", kind: "send_message", config: { text: "Hi {{vars.a | default: contact.phone}}" } },
      { id: "h", kind: "webhook_trigger", config: { url: "https://example.com", body: '{"a": {{event}}}' } },
    ],
    ["start next c", "c true v", "v next w", "w next m", "m next h", "h failed c"],
  );

  expect(findProblems(flow, surroundings)).toEqual([]);
});

describe("triggers", () => {
  test.each<[object[], string | null, string]>([
    [[], null, "Add a trigger, so that something can start this agent."],
    [[{ ...start, config: {} }], "start", "Choose a webhook, so that something can start this agent."],
    [
      [{ ...start, config: { webhookId: "w9" } }],
      "start",
      "This webhook no longer exists. Choose another one.",
    ],
    [
      [start, { ...start, id: "b" }],
      "b",
      "Two triggers wait for “Iterable journey”. Remove one, or choose another webhook.",
    ],
  ])("%#", (nodes, nodeId, message) => {
    expect(findProblems(flowOf(nodes), surroundings)).toEqual([
      { nodeId, path: nodeId === null ? "nodes" : "config.webhookId", message },
    ]);
  });
});

describe("connections", () => {
  const wait = { id: "wait", kind: "wait", name: "Pause", config: {} };

  test.each([
    ["gone next wait", "wait", "A connection comes from a step that no longer exists. Remove it."],
    ["gone next lost", null, "A connection comes from a step that no longer exists. Remove it."],
    ["wait next gone", "wait", "A connection leads from “Pause” to a step that no longer exists. Remove it."],
    [
      "wait next start",
      "wait",
      "Nothing can lead to “Start”, because it starts the agent. Remove the connection.",
    ],
    [
      "wait true wait",
      "wait",
      "“Pause” has no way out called “true”. Remove the connection and draw it again.",
    ],
  ])("%s", (edge, nodeId, message) => {
    expect(findProblems(flowOf([start, wait], [edge]), surroundings)).toEqual([
      { nodeId, path: "edges[0]", message },
    ]);
  });

  test("one from each way out", () => {
    const flow = flowOf([start, wait], ["start next wait", "start next wait", "wait next wait"]);

    expect(findProblems(flow, surroundings)).toEqual([
      {
        nodeId: "start",
        path: "edges[1]",
        message: "“Start” has two connections from “Next”. Keep one of them.",
      },
    ]);
  });
});

test("a message needs an inbox", () => {
  const flow = flowOf([start, { id: "m", kind: "send_message", config: { text: "Hi" } }]);

  expect(findProblems(flow, { ...surroundings, hasInbox: false })).toEqual([
    {
      nodeId: "m",
      path: "config",
      message: "This agent has no inbox to send from. Choose one in the agent's settings.",
    },
  ]);
});

describe("settings", () => {
  test.each<[NodeKind, object, string[]]>([
    ["condition", {}, ["config.rules: Add something to check, so that this step can decide."]],
    [
      "condition",
      {
        match: "some",
        rules: [
          { operator: "equal", value: "x" },
          { left: "{{vars.a}}", operator: "contains", right: " " },
        ],
      },
      [
        "config.match: Choose whether all rules must hold or any of them.",
        "config.rules[0].value: “value” is not a setting of this rule. Remove it.",
        "config.rules[0].left: Choose what to look at, such as {{webhookBody.offerCode}}.",
        "config.rules[0].operator: “equal” is not a comparison. Did you mean “equals”?",
        "config.rules[1].right: Enter what to compare with. To check for nothing, choose “is empty”.",
      ],
    ],
    ["condition", { rules: [{ left: "{{vars.a}}", operator: "exists", right: "{{" }] }, []],
    ["set_variables", {}, ["config.variables: Add a variable to set."]],
    [
      "set_variables",
      { variables: { "": "a", constructor: "c", "2nd name": "d", ok_1: "f" } },
      [
        "config.variables.: Give the variable a name.",
        "config.variables.constructor: A variable cannot be called “constructor”. Choose another name.",
        "config.variables.2nd name: “2nd name” cannot be the name of a variable. Use up to 64 letters, digits and _, and start with a letter.",
      ],
    ],
    [
      "set_variables",
      { variables: { ["x".repeat(65)]: "" } },
      [expect.stringContaining("cannot be the name")],
    ],
    ["wait", { seconds: 0.5 }, ["config.seconds: Wait between 1 second and 365 days."]],
    ["wait", { seconds: 365 * 86_400 + 1 }, ["config.seconds: Wait between 1 second and 365 days."]],
    [
      "wait",
      { seconds: 365 * 86_400, minutes: 1 },
      ["config.minutes: “minutes” is not a setting of this step. Remove it."],
    ],
    ["send_message", { text: " \n" }, ["config.text: Write the message to send."]],
  ])("%s %o", (kind, config, problems) => {
    expect(problemsWith(kind, config)).toEqual(problems);
  });
});

describe("settings of a call", () => {
  const url = "https://example.com/hook";
  const base64 = (bytes: number) => Buffer.alloc(bytes, 255).toString("base64");

  test.each<[object, string | null]>([
    [{ url: "" }, "config.url: Enter the address to call, such as https://crm.example.com/hooks."],
    [{ url: "crm.example.com" }, "config.url: The address must start with https:// or http://."],
    [{ url: "ftp://example.com" }, "config.url: The address must start with https:// or http://."],
    [{ url: "javascript:{{vars.a}}" }, "config.url: The address must start with https:// or http://."],
    [
      { url: "https://" },
      "config.url: This is not a complete address. Write it like https://crm.example.com/hooks.",
    ],
    [
      { url: "https://user:{{vars.a}}@example.com" },
      "config.url: Take the user name and password out of the address. Send them in an authorization header.",
    ],
    [{ url: "https://{{vars.host}}:{{vars.port}}/{{vars.path}}?a={{vars.a}}" }, null],
    [{ url: "{{vars.url}}/x" }, null],
    [{ url, method: "Post" }, "config.method: “Post” is not a method. Did you mean “POST”?"],
    [
      { url, method: "HEAD" },
      "config.method: “HEAD” is not a method. Choose one of POST, PUT, PATCH, GET, DELETE.",
    ],
    [{ url, successRule: "3xx" }, "config.successRule: “3xx” is not a success rule. Did you mean “2xx”?"],
    [{ url, retryGapsSeconds: [] }, "config.retryGapsSeconds: Try between 1 and 10 times."],
    [{ url, retryGapsSeconds: Array(11).fill(1) }, "config.retryGapsSeconds: Try between 1 and 10 times."],
    [
      { url, retryGapsSeconds: [0, 86_401] },
      "config.retryGapsSeconds: The time before each try must be between 0 seconds and 24 hours.",
    ],
    [
      { url, retryGapsSeconds: [-1] },
      "config.retryGapsSeconds: The time before each try must be between 0 seconds and 24 hours.",
    ],
    [{ url, retryGapsSeconds: [86_400] }, null],
    [{ url, timeoutMs: 999 }, "config.timeoutMs: Wait between 1 and 30 seconds for an answer."],
    [{ url, timeoutMs: 30_001 }, "config.timeoutMs: Wait between 1 and 30 seconds for an answer."],
    [{ url, timeoutMs: 30_000 }, null],
    [
      { url, headers: { "x source": "a" } },
      "config.headers.x source: “x source” cannot be the name of a header. Use letters, digits and -, without spaces.",
    ],
    [{ url, headers: { "": "a" } }, "config.headers.: Give the header a name, such as x-source."],
    [
      { url, headers: { "Webhook-Signature": "a" } },
      "config.headers.Webhook-Signature: Remove the header “Webhook-Signature”: Patchbay sets it itself.",
    ],
    [
      { url, headers: { host: "a" } },
      "config.headers.host: Remove the header “host”: Patchbay sets it itself.",
    ],
    [
      { url, headers: { "x-a": "1", "X-A": "2" } },
      "config.headers.X-A: The header “X-A” is set twice. Remove one of them.",
    ],
    [
      { url, headers: { "x-a": "a\nb: c" } },
      "config.headers.x-a: The header “x-a” can hold one line of plain letters, digits and signs. Remove the rest.",
    ],
    [{ url, headers: { "x-a": "{{vars.a}} é" } }, null],
    [{ url, headers: { authorization: "secret://sec_1" } }, null],
    [
      { url, headers: { "x-a": "{{nope}}" } },
      "config.headers.x-a: “nope” is not known here. Did you mean “webhookBody.nope”?",
    ],
    [
      { url, secret: "ключ" },
      "config.secret: The secret is sent as a header: use plain letters, digits and signs in one line.",
    ],
    [{ url, secret: "secret://sec_1", signingSecret: "secret://sec_2" }, null],
    [{ url, signingSecret: "" }, null],
    [{ url, signingSecret: `whsec_${base64(24)}` }, null],
    [{ url, signingSecret: `whsec_${base64(64)}` }, null],
    ...[
      `whsec_${base64(23)}`,
      `whsec_${base64(65)}`,
      base64(32),
      `whsec_${base64(32).slice(1)}`,
      "whsec_",
    ].map((signingSecret): [object, string] => [
      { url, signingSecret },
      "config.signingSecret: A signing secret is whsec_ followed by 24 to 64 bytes in base64. Leave it empty to get a new one.",
    ]),
    [
      { url, retryGap: [0] },
      "config.retryGap: “retryGap” is not a setting of this step. Did you mean “retryGapsSeconds”?",
    ],
    [
      { url, body: '{"a": }' },
      "config.body: The JSON has a mistake at line 1, column 7: a value is expected here, not }.",
    ],
    [
      { url, body: '{"a": {{nope}}}' },
      "config.body: “nope” is not known here. Did you mean “webhookBody.nope”?",
    ],
    [
      { url, body: "a={{vars.a}}&b=", headers: { "Content-Type": "application/x-www-form-urlencoded" } },
      null,
    ],
    [
      { url, body: "a", headers: { "Content-Type": "application/vnd.x+json; charset=utf-8" } },
      "config.body: The JSON has a mistake at line 1, column 1: put a in double quotes.",
    ],
  ])("%o", (config, problem) => {
    expect(problemsWith("webhook_trigger", config)).toEqual(problem === null ? [] : [problem]);
  });
});

describe("templates", () => {
  test.each([
    ["{{webhookBody.a", "“{{webhookBody.a” is not closed. Add }} after the name."],
    [
      "{{webhookBody.a | uper}}",
      "“{{webhookBody.a | uper}}” uses “uper”, which is not a filter. Did you mean “upper”?",
    ],
    ["{{webhokBody.a.b}}", "“webhokBody.a.b” is not known here. Did you mean “webhookBody.a.b”?"],
    ["{{firstName}}", "“firstName” is not known here. Did you mean “webhookBody.firstName”?"],
    ["{{1.webhookBody.a}}", "“1.webhookBody.a” is not known here. Did you mean “webhookBody.a”?"],
    [
      "{{vars.a | default: there}}",
      "“there” is not known here. Put quotes around it if you mean the word itself.",
    ],
    ["{{constructor}}", "“constructor” is not known here. Did you mean “webhookBody.constructor”?"],
    ["{{steps.strat.x}}", "There is no step with the id “strat”. Did you mean “start”?"],
    ['{{steps["Node"]}}', "There is no step with the id “Node”. Did you mean “node”?"],
    ["{{steps.zzzzzz}}", "There is no step with the id “zzzzzz”. Choose a step of this flow."],
  ])("%s", (text, message) => {
    expect(problemsWith("send_message", { text })).toEqual([`config.text: ${message}`]);
  });

  test("each mistake is told once", () => {
    expect(problemsWith("send_message", { text: "{{a}}{{a}}{{b}}" })).toHaveLength(2);
  });

  test.each(["{{steps}}{{steps.start}}{{steps.node.text}}", '{{"{{x}}"}}', "{{null | default: 1}}"])(
    "%s is fine",
    (text) => {
      expect(problemsWith("send_message", { text })).toEqual([]);
    },
  );
});

test("steps that nothing leads to are a hint", () => {
  const wait = (id: string) => ({ id, kind: "wait", config: {} });
  const flow = flowOf(
    [start, wait("a"), wait("b"), wait("c"), wait("d")],
    ["start next a", "a next b", "b next a", "c next d", "d next c"],
  );

  expect(findUnreachable(flow)).toEqual(["c", "d"]);
  expect(findUnreachable(flowOf([start]))).toEqual([]);
});
