import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Json, parseJson } from "@/lib/core/json";
import { type Flow, flowSchema } from "./flow";
import { createTestHost, type TestHost, type TestHostOptions, testScope, walkToEnd } from "./test-host";
import { walkFlow } from "./walk";

/** Edges as "source port target". */
function flowOf(nodes: object[], edges: string[]): Flow {
  return flowSchema.parse({
    version: 1,
    nodes,
    edges: edges.map((text, index) => {
      const [source, sourcePort, target] = text.split(" ");
      return { id: `e${index}`, source, sourcePort, target };
    }),
  });
}

async function walk(flow: Flow, webhookBody: Json = {}, hostOptions: TestHostOptions = {}) {
  const host = createTestHost(hostOptions);
  const options = { startNodeId: "start", runId: "run_1", country: "GB", scope: testScope({ webhookBody }) };
  const { result, walks } = await walkToEnd({ flow, host, ...options });

  return { result, walks, host, story: storyOf(host) };
}

/** One line a step: what happened, in order. */
function storyOf({ steps }: TestHost): string[] {
  return steps.map(({ position, key, sentence, end }) => {
    const port = end?.port ? ` → ${end.port}` : "";
    return `${position} ${key}: ${sentence}: ${end?.status}${port}`;
  });
}

const start = { id: "start", kind: "webhook", name: "Start", config: { webhookId: "w1" } };

/** The literal flow of SPEC 4, with the connections that it leaves out. */
const specFlow = flowOf(
  [
    { ...start, name: "Iterable journey" },
    {
      id: "has_offer",
      kind: "condition",
      name: "Has an offer",
      config: {
        match: "all",
        rules: [
          { left: "{{webhookBody.offerCode}}", operator: "exists" },
          { left: "{{webhookBody.campaignId}}", operator: "greater_than", right: "10" },
        ],
      },
    },
    {
      id: "names",
      kind: "set_variables",
      name: "Names",
      config: { variables: { first: '{{webhookBody.firstName | default: "there"}}' } },
    },
    { id: "pause", kind: "wait", name: "Wait a little", config: { seconds: 5 } },
    {
      id: "text",
      kind: "send_message",
      name: "Offer",
      config: { text: "Hi {{vars.first}}, use {{webhookBody.offerCode}}" },
    },
    {
      id: "crm",
      kind: "webhook_trigger",
      name: "Tell the CRM",
      config: {
        url: "https://crm.example.com/hooks/offer",
        headers: { "x-source": "patchbay" },
        body: '{"phone": "{{contact.phone}}", "campaign": {{webhookBody.campaignId}}}',
        secret: "optional, sent as X-Webhook-Secret",
      },
    },
  ],
  ["start next has_offer", "has_offer true names", "names next pause", "pause next text", "text next crm"],
);

describe("the flow of SPEC 4", () => {
  test("with an offer goes all the way", async () => {
    const body = parseJson('{"offerCode": "SAVE20", "campaignId": 9007199254740993, "firstName": "Zoë"}');
    const { result, story, host } = await walk(specFlow, body);

    expect(result).toEqual({ status: "succeeded" });
    expect(story).toEqual([
      "1 start: The webhook was called: succeeded → next",
      "2 has_offer: If “SAVE20” exists and “9007199254740993” is more than 10: succeeded → true",
      "3 names: Set first to “Zoë”: succeeded → next",
      "4 pause: Wait 5 seconds: succeeded → next",
      "5 text: Send “Hi Zoë, use SAVE20”: succeeded → next",
      "6 crm: POST to crm.example.com/hooks/offer: succeeded → delivered",
    ]);
    expect(host.sleeps).toEqual([{ stepKey: "pause", durationMs: 5000 }]);
    expect(host.messages).toEqual([{ stepKey: "text", text: "Hi Zoë, use SAVE20" }]);
    expect(host.deliveries).toMatchObject([
      { stepKey: "crm", body: '{"phone":"+441632960960","campaign":9007199254740993}' },
    ]);
    expect(host.steps.map(({ end }) => end?.output)).toEqual([
      body,
      { result: true },
      { first: "Zoë" },
      { waitedSeconds: 5 },
      { messageId: "msg_1", conversationId: "cnv_1", text: "Hi Zoë, use SAVE20" },
      { deliveryId: "dlv_1", statusCode: 200, response: { received: true } },
    ]);
    expect(JSON.stringify(host.steps)).not.toContain("X-Webhook-Secret");
  });

  test.each([
    [
      {},
      "If {{webhookBody.offerCode}} (nothing) exists and {{webhookBody.campaignId}} (nothing) is more than 10",
    ],
    [{ offerCode: "A", campaignId: "9" }, "If “A” exists and “9” is more than 10"],
  ])("%o ends at the condition, which has no way on", async (body, sentence) => {
    const { result, story } = await walk(specFlow, body);

    expect(result).toEqual({ status: "succeeded" });
    expect(story).toEqual([
      "1 start: The webhook was called: succeeded → next",
      `2 has_offer: ${sentence}: succeeded → false`,
    ]);
  });
});

test("each step knows its node, and names it by its kind when nobody did", async () => {
  const flow = flowOf([start, { id: "w", kind: "wait", config: {} }], ["start next w"]);
  const { host } = await walk(flow);

  expect(host.steps[1]).toMatchObject({
    key: "w",
    nodeId: "w",
    kind: "wait",
    name: "Wait",
    input: { seconds: 60 },
  });
});

test("later steps see what earlier ones left", async () => {
  const show =
    "{{steps.m.messageId}} {{conversation.id}} {{vars.a}} {{steps.start.x}} {{agent.name}} {{request.id}}";
  const flow = flowOf(
    [
      start,
      { id: "v", kind: "set_variables", config: { variables: { a: "A" } } },
      { id: "m", kind: "send_message", config: { text: "{{conversation.id}}!" } },
      { id: "m2", kind: "send_message", config: { text: show } },
    ],
    ["start next v", "v next m", "m next m2"],
  );
  const { host } = await walk(flow, { x: 1 });

  expect(host.messages.map(({ text }) => text)).toEqual(["!", "msg_1 cnv_1 A 1 Win-back req_1"]);
  expect(host.steps[2]?.warnings).toEqual([
    { path: "conversation.id", message: "“conversation.id” is not there." },
  ]);
  expect(host.steps[2]?.end?.warnings).toEqual(host.steps[2]?.warnings);
});

describe("a step that fails", () => {
  const failure = { code: "status", message: "The server answered 500." };
  const crm = { id: "crm", kind: "webhook_trigger", config: { url: "https://example.com" } };
  const sorry = { id: "sorry", kind: "send_message", config: { text: "{{steps.crm.statusCode}}" } };
  const deliveries = {
    crm: { ok: false as const, deliveryId: "dlv_1", statusCode: 500, response: null, failure },
  };

  test("goes on by its port, if a connection stands there", async () => {
    const flow = flowOf([start, crm, sorry], ["start next crm", "crm failed sorry"]);
    const { result, story, host } = await walk(flow, {}, { deliveries });

    expect(result).toEqual({ status: "succeeded" });
    expect(story.slice(1)).toEqual([
      "2 crm: POST to example.com: failed → failed",
      "3 sorry: Send “500”: succeeded → next",
    ]);
    expect(host.steps[1]?.end?.failure).toEqual(failure);
  });

  test("fails the run without one", async () => {
    const flow = flowOf([start, crm, sorry], ["start next crm", "crm delivered sorry"]);
    const { result, story } = await walk(flow, {}, { deliveries });

    expect(result).toEqual({ status: "failed", failure });
    expect(story.slice(1)).toEqual(["2 crm: POST to example.com: failed"]);
  });
});

describe("loops", () => {
  const step = (id: string) => ({
    id,
    kind: "set_variables",
    name: id,
    config: { variables: { n: "{{vars.n}}x" } },
  });

  test("visits of one node have keys of their own, and end", async () => {
    const stop = {
      id: "stop",
      kind: "condition",
      config: { rules: [{ left: "{{vars.n}}", operator: "equals", right: "xxx" }] },
    };
    const flow = flowOf([start, step("a"), stop], ["start next a", "a next stop", "stop false a"]);
    const { result, host } = await walk(flow);

    expect(result).toEqual({ status: "succeeded" });
    expect(host.steps.map(({ key }) => key)).toEqual([
      "start",
      "a",
      "stop",
      "a#2",
      "stop#2",
      "a#3",
      "stop#3",
    ]);
  });

  test("without an end are stopped after 100 visits of one node", async () => {
    const { result, host } = await walk(flowOf([start, step("a")], ["start next a", "a next a"]));

    expect(result).toEqual({
      status: "failed",
      failure: {
        code: "loop_limit",
        message:
          "“a” ran 100 times, so it was stopped. Most likely the flow goes round in a circle: give it a way out.",
      },
    });
    expect(host.steps.at(-1)?.key).toBe("a#100");
  });

  test("and after 1,000 steps", async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `n${index}`);
    const edges = ids.map((id, index) => `${id} next ${ids[(index + 1) % ids.length]}`);
    const { result, host } = await walk(flowOf([start, ...ids.map(step)], ["start next n0", ...edges]));

    expect(result).toMatchObject({
      failure: { code: "loop_limit", message: expect.stringMatching(/^This run made 1000 steps/) },
    });
    expect(host.steps).toHaveLength(1000);
  });

  test("a variable that doubles with every step stays within bounds", async () => {
    const variables = { n: "{{vars.n}}{{vars.n}}y", all: "{{vars}}" };
    const ids = Array.from({ length: 26 }, (_, index) => `n${index}`);
    const nodes = ids.map((id) => ({ id, kind: "set_variables", config: { variables } }));
    const edges = ["start", ...ids].slice(0, -1).map((id, index) => `${id} next ${ids[index]}`);
    const { host } = await walk(flowOf([start, ...nodes], edges));
    const sizes = host.steps.map(({ end }) => JSON.stringify(end?.output ?? null).length);

    expect(sizes).toHaveLength(27);
    expect(Math.max(...sizes)).toBeLessThan(6_000_000);
  });
});

describe("a run that is interrupted", () => {
  test("goes on where it stopped, and its log is the same", async () => {
    const body = { offerCode: "A", campaignId: 11 };
    const smooth = await walk(specFlow, body);
    const bumpy = await walk(specFlow, body, { isInterrupted: true });

    // A pause, a message and a call: three interruptions.
    expect(bumpy.walks).toBe(4);
    expect(bumpy.host.steps).toEqual(smooth.host.steps);
    expect(bumpy.host.messages).toEqual(smooth.host.messages);
    expect(bumpy.host.deliveries).toEqual(smooth.host.deliveries);
  });

  test("whatever the flow: the walk depends on nothing but its options and the answers", async () => {
    const kinds = [
      {
        kind: "condition",
        config: { rules: [{ left: "{{vars.n | size}}", operator: "less_than", right: "4" }] },
      },
      { kind: "set_variables", config: { variables: { n: "{{vars.n}}x", m: "{{steps}}" } } },
      { kind: "wait", config: { seconds: 1 } },
      { kind: "send_message", config: { text: "{{vars.n}} {{conversation.id}}" } },
      {
        kind: "webhook_trigger",
        config: { url: "https://example.com/{{vars.n}}", body: '{"a": {{vars.m}}}' },
      },
    ];
    const edge = fc.tuple(
      fc.nat(4),
      fc.constantFrom("next", "true", "false", "delivered", "failed"),
      fc.nat(4),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(edge, { maxLength: 12 }),
        fc.jsonValue({ maxDepth: 1 }),
        async (edges, body) => {
          const nodes = kinds.map((node, index) => ({ id: `n${index}`, ...node }));
          const lines = edges.map(([source, port, target]) => `n${source} ${port} n${target}`);
          const flow = flowOf([start, ...nodes], ["start next n0", ...lines]);
          const webhookBody = parseJson(JSON.stringify(body));
          const smooth = await walk(flow, webhookBody);
          const bumpy = await walk(flow, webhookBody, { isInterrupted: true });

          expect(bumpy.result).toEqual(smooth.result);
          expect(bumpy.story).toEqual(smooth.story);
        },
      ),
      { numRuns: 30 },
    );
  });

  test("leaves the scope that it was given alone", async () => {
    const scope = testScope();
    const before = JSON.stringify(scope);
    await walkFlow({
      flow: specFlow,
      startNodeId: "start",
      runId: "r",
      country: "GB",
      scope,
      host: createTestHost(),
    });

    expect(JSON.stringify(scope)).toBe(before);
  });

  test("what the host throws passes through", async () => {
    const thrown = new Error("Lease lost.");
    const host: TestHost = { ...createTestHost(), beginStep: () => Promise.reject(thrown) };
    const options = {
      flow: specFlow,
      startNodeId: "start",
      runId: "r",
      country: "GB",
      scope: testScope(),
      host,
    };

    await expect(walkFlow(options)).rejects.toBe(thrown);
  });
});

describe("a version that is broken fails its run", () => {
  test.each([
    [[], []],
    [[start], ["start next gone"]],
  ])("%#", async (nodes, edges) => {
    const { result } = await walk(flowOf(nodes, edges));

    expect(result).toMatchObject({ status: "failed", failure: { code: "broken_flow" } });
  });
});
