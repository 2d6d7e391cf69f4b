import type { ApiClient } from "./api-client";
import { expect, test } from "./fixtures";

type Run = {
  status: string;
  version: number;
  contactId: string | null;
  error: { code: string; message: string } | null;
};
type Listed = { data: { fate: string; reason: string | null; method: string; id: string }[] };

/** The default payload, and so what the receiver got of the call. */
type Payload = { contact: { id: string; phone: string } | null; webhookBody: unknown };

async function settled(api: ApiClient, runId: string): Promise<Run> {
  await expect
    .poll(async () => (await api.call<Run>("GET", `/runs/${runId}`)).status)
    .toMatch(/succeeded|failed/);

  return api.call<Run>("GET", `/runs/${runId}`);
}

/** Calls a webhook, and waits until its one run is over. */
async function runOf(api: ApiClient, webhookId: string, body: string, headers = {}): Promise<Run> {
  const response = await api.trigger(webhookId, body, headers);
  expect(response.status).toBe(202);
  const { runs } = (await response.json()) as { runs: { id: string }[] };

  return settled(api, runs[0]?.id ?? "");
}

test.describe("bodies arrive unharmed", () => {
  for (const [name, body] of [
    ["quotes, a line break and emoji", '{"firstName":"Zoë \\"Z\\"\\n😀"}'],
    ["NUL", '{"a":"x\\u0000y"}'],
    ["a lone surrogate", '{"a":"\\ud83d"}'],
    ["digits beyond doubles", '{"id":9007199254740993}'],
  ] as const) {
    test(name, async ({ patchbay: { api, receiver } }) => {
      const { webhookId } = await api.deployForwarder(receiver.url);
      const before = receiver.calls.length;

      expect((await runOf(api, webhookId, body)).status).toBe("succeeded");
      expect(receiver.calls.slice(before).map((call) => call.body)).toEqual([
        expect.stringContaining(`"webhookBody":${body}`),
      ]);
    });
  }

  test("a form, whose repeated fields are a list", async ({ patchbay: { api, receiver } }) => {
    const { webhookId } = await api.deployForwarder(receiver.url);
    const form = { "content-type": "application/x-www-form-urlencoded" };
    await runOf(api, webhookId, "phone=%2B14155550188&tag=a&tag=b", form);

    expect(JSON.parse(receiver.calls.at(-1)?.body ?? "")).toMatchObject({
      contact: { phone: "+14155550188" },
      webhookBody: { phone: "+14155550188", tag: ["a", "b"] },
    });
  });
});

test("an Iterable system webhook finds the contact deep in its body", async ({ patchbay }) => {
  const { api, receiver } = patchbay;
  const { webhookId } = await api.deployForwarder(receiver.url);
  await api.call("PATCH", `/agent-webhooks/${webhookId}`, { phonePath: "dataFields.toPhoneNumber" });
  const body = { eventName: "smsSend", dataFields: { toPhoneNumber: "+14155550188", campaignId: 7 } };
  const run = await runOf(api, webhookId, JSON.stringify(body));
  const sent = JSON.parse(receiver.calls.at(-1)?.body ?? "") as Payload;

  expect(sent).toMatchObject({ contact: { id: run.contactId, phone: "+14155550188" }, webhookBody: body });
});

test("each refusal has its code, in the order of the contract, and is listed as the contract says", async ({
  patchbay,
}) => {
  const { api, server } = patchbay;
  const { id } = await api.call<{ id: string }>("POST", "/agent-webhooks", { name: "Refuses" });
  const text = { "content-type": "text/plain" };
  const large = `[${"x".repeat(1024 * 1024)}`;
  const answers = [
    await fetch(`${server.url}/hooks/${id}`, { method: "PUT", body: "{}" }),
    await api.trigger(id, "{}", { apiKey: "" }),
    await api.trigger(id, "{}", { apiKey: "pb_live_wrong" }),
    await api.trigger(crypto.randomUUID(), large, text),
    await api.trigger("and/more", "{}"),
    await api.trigger(id, large, text),
    await api.trigger(id, large),
    await api.trigger(id, '{"broken":'),
    await api.trigger(id, "[1]"),
    await api.trigger(id, "{}"),
  ];
  const codes = await Promise.all(answers.map(async (answer) => (await answer.json()).code));
  const { data } = await api.call<Listed>("GET", `/requests?webhookId=${id}`);
  const listed = await Promise.all(
    data.map(async ({ id: requestId }) =>
      api.call<{ reason: string; body: string | null }>("GET", `/requests/${requestId}`),
    ),
  );

  expect(answers.map(({ status }) => status)).toEqual([405, 401, 401, 404, 404, 415, 413, 400, 400, 409]);
  expect(codes.slice(3)).toEqual([
    "not_found",
    "not_found",
    "unsupported_media_type",
    "payload_too_large",
    "invalid_json",
    "invalid_json",
    "agent_not_deployed",
  ]);
  for (const answer of answers) {
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  }
  expect(listed.reverse().map(({ reason, body }) => [reason, body?.slice(0, 10) ?? null])).toEqual([
    ["method_not_allowed", null],
    ["unauthorized", null],
    ["unauthorized", null],
    ["unsupported_media_type", "[xxxxxxxxx"],
    ["payload_too_large", "[xxxxxxxxx"],
    ["invalid_json", '{"broken":'],
    ["invalid_json", "[1]"],
    ["agent_not_deployed", "{}"],
  ]);
});

test("twenty calls with one Idempotency-Key at once are one run and nineteen duplicates", async ({
  patchbay,
}) => {
  const { api, receiver } = patchbay;
  const { webhookId } = await api.deployForwarder(receiver.url);
  const key = { "idempotency-key": crypto.randomUUID() };
  const answers = await Promise.all(Array.from({ length: 20 }, () => api.trigger(webhookId, '{"a":1}', key)));
  const texts = new Set(await Promise.all(answers.map((answer) => answer.text())));
  const other = await api.trigger(webhookId, '{"a": 1}', key);
  const { data } = await api.call<Listed>("GET", `/requests?webhookId=${webhookId}`);

  expect([texts.size, answers.filter(({ headers }) => headers.has("idempotent-replayed")).length]).toEqual([
    1, 19,
  ]);
  expect([other.status, (await other.json()).code]).toEqual([422, "idempotency_key_reused"]);
  expect(data.filter(({ fate }) => fate === "ran")).toHaveLength(1);
  expect(data.filter(({ fate }) => fate === "duplicate")).toHaveLength(19);
});

test("a draft that is edited changes nothing until it is deployed", async ({ patchbay }) => {
  const { api, receiver } = patchbay;
  const { webhookId, agentId } = await api.deployForwarder(`${receiver.url}/old`);
  const { flow } = await api.call<{ flow: { nodes: { id: string; config: object }[] } }>(
    "GET",
    `/agents/${agentId}`,
  );
  const edited = flow.nodes.map((node) =>
    node.id === "out" ? { ...node, config: { ...node.config, url: `${receiver.url}/new` } } : node,
  );
  await api.call("PUT", `/agents/${agentId}/flow`, { ...flow, nodes: edited });
  const before = await runOf(api, webhookId, "{}");
  expect([before.version, receiver.calls.at(-1)?.url]).toEqual([1, "/old"]);

  await api.call("POST", `/agents/${agentId}/deploy`);
  const after = await runOf(api, webhookId, "{}");
  expect([after.version, receiver.calls.at(-1)?.url]).toEqual([2, "/new"]);
});

for (const url of [
  "http://127.0.0.1:9/",
  "http://[::ffff:127.0.0.1]/",
  "http://2130706433/",
  "http://localhost/",
  "http://localhost./",
  "http://169.254.169.254/latest/meta-data/",
]) {
  test(`${url} is refused with a plain sentence`, async ({ patchbay: { api } }) => {
    const { webhookId } = await api.deployForwarder("{{webhookBody.url}}");
    const run = await runOf(api, webhookId, JSON.stringify({ url }));

    expect(run).toMatchObject({ status: "failed", error: { code: "blocked" } });
    expect(run.error?.message).toContain("is on a private network, which Patchbay does not call");
  });
}

test("an address that cannot be read and a body without end are problems too", async ({ patchbay }) => {
  const { server, demo } = patchbay;
  const headers = { apikey: demo.apiKey, "content-type": "application/json" };
  const malformed = await fetch(`${server.url}/api/v1/agents/%zz`, { headers });
  const method = await fetch(`${server.url}/api/v1/agents`, { method: "DELETE", headers });
  const large = await fetch(`${server.url}/api/v1/agents`, {
    method: "POST",
    headers,
    body: "x".repeat(5 * 1024 * 1024),
  });
  const deep = await fetch(`${server.url}/api/v1/agents`, {
    method: "POST",
    headers,
    body: `{"name":"A","flow":${"[".repeat(20_000)}${"]".repeat(20_000)}}`,
  });

  expect([malformed.status, method.status, large.status, deep.status]).toEqual([400, 405, 413, 400]);
  for (const answer of [malformed, method, large, deep]) {
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  }
});
