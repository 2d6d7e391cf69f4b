import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { sql } from "@/db/client";
import { loadHost } from "@/inngest/start-host";
import { createWebhook } from "@/lib/agent-webhooks/create-webhook";
import { deleteWebhook } from "@/lib/agent-webhooks/delete-webhook";
import { undeployAgent } from "@/lib/agents/undeploy-agent";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";
import { useClock } from "@/lib/core/clock";
import { processSingleton } from "@/lib/core/process-singleton";
import type { RateLimit } from "@/lib/http/rate-limit";
import { makeDeployedAgent } from "@/lib/testing/make-agent";
import { makeApiKey, makeTeam } from "@/lib/testing/make-team";
import { receiveCall } from "./receive-call";

const NOTHING = [{ kind: "wait", config: { seconds: 3600 } }] as const;

type Team = Awaited<ReturnType<typeof makeTeam>>;
let team: Team;
let webhookId: string;
let agentId: string;

beforeAll(async () => {
  await loadHost();
  team = await makeTeam();
  ({ webhookId, agentId } = await makeDeployedAgent(team.actor, NOTHING));
});

type CallOptions = {
  webhookId?: string;
  method?: string;
  headers?: Record<string, string>;
  body?: BodyInit | null;
};

async function call({ method = "POST", headers = {}, body = "{}", ...rest }: CallOptions = {}) {
  const id = rest.webhookId ?? webhookId;
  const request = new Request(`http://patchbay.test/hooks/${id}`, {
    method,
    headers: { apikey: team.apiKey, "content-type": "application/json", ...headers },
    body: method === "GET" ? null : body,
  });
  const response = await receiveCall(request, id);

  const text = await response.text();

  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
}

async function listed(id = webhookId) {
  return sql()`select * from requests where webhook_id = ${id} order by id`;
}

/** A webhook that no agent listens to, so that its list holds nothing but the test's calls. */
function quietWebhook(): Promise<string> {
  return createWebhook(team.actor, { name: "Quiet", phonePath: "phone" });
}

test("a call is answered 202 once request, run and job are stored together", async () => {
  const answer = await call({ body: '{"phone":"+14155550123","firstName":"Zoë"}' });
  const { requestId, runs } = answer.body;

  expect(answer.status).toBe(202);
  expect(runs).toEqual([{ id: expect.stringMatching(/^run_/), agentId }]);
  expect(await sql()`select fate, body, warnings from requests where id = ${requestId}`).toMatchObject([
    { fate: "ran", body: Buffer.from('{"phone":"+14155550123","firstName":"Zoë"}'), warnings: "[]" },
  ]);
  expect(await sql()`select status, request_id from runs where id = ${runs[0].id}`).toMatchObject([
    { status: "queued", request_id: requestId },
  ]);
  expect(
    await sql()`select count(*)::int as jobs from host_jobs where run_id like ${`${runs[0].id}:%`}`,
  ).toMatchObject([{ jobs: 1 }]);
});

test.each(["authorization", "apikey", "x-api-key"])("the key is taken from %s", async (name) => {
  const value = name === "authorization" ? `Bearer ${team.apiKey}` : team.apiKey;
  const request = new Request("http://patchbay.test/hooks", {
    method: "POST",
    headers: { [name]: value, "content-type": "application/json" },
    body: "{}",
  });

  expect((await receiveCall(request, webhookId)).status).toBe(202);
});

test("a key in the URL is no key (R195)", async () => {
  const request = new Request(`http://patchbay.test/hooks/${webhookId}?apiKey=${team.apiKey}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });

  expect((await receiveCall(request, webhookId)).status).toBe(401);
});

test("keys, tokens and cookies are stored nowhere", async () => {
  const { body } = await call({
    headers: { cookie: "a=secret-cookie", "x-auth-token": "secret-token", "x-plain": "shown" },
  });
  const [row] = await sql()`select * from requests where id = ${body.requestId}`;

  expect(JSON.stringify(row)).not.toMatch(new RegExp(`secret-cookie|secret-token|${team.apiKey}`));
  expect(JSON.parse(row?.headers)).toMatchObject({ "x-plain": "shown", "x-auth-token": "••••••••" });
});

test("a form works like JSON", async () => {
  const { status } = await call({
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "phone=%2B14155550123&firstName=Zo%C3%AB",
  });

  expect(status).toBe(202);
});

test("a call starts every deployed agent that selected the webhook, and none that was taken off", async () => {
  const second = await makeDeployedAgent(team.actor, NOTHING);
  await undeployAgent(team.actor, second.agentId);

  expect((await call({ webhookId: second.webhookId })).status).toBe(409);
});

describe("errors of SPEC 3", () => {
  test.each([
    ["405", { method: "GET" }, "method_not_allowed"],
    ["401 without a key", { headers: { apikey: "" } }, "unauthorized"],
    ["401 with a wrong key", { headers: { apikey: "pb_live_wrong" } }, "unauthorized"],
    ["404", { webhookId: randomUUID() }, "not_found"],
    ["404 for what is no UUID", { webhookId: "nothing" }, "not_found"],
    ["415", { headers: { "content-type": "text/plain" } }, "unsupported_media_type"],
    ["415 for a compressed body", { headers: { "content-encoding": "gzip" } }, "unsupported_media_type"],
    ["413", { body: "x".repeat(1024 * 1024 + 1) }, "payload_too_large"],
    ["400 for broken JSON", { body: '{"a":' }, "invalid_json"],
    ["400 for an array", { body: "[1]" }, "invalid_json"],
    ["400 for an empty Idempotency-Key", { headers: { "idempotency-key": "" } }, "invalid_request"],
  ] as const)("%s", async (name, options, code) => {
    const answer = await call(options);

    expect(answer.status).toBe(Number(name.slice(0, 3)));
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.body).toMatchObject({
      code,
      status: answer.status,
      title: expect.any(String),
      detail: expect.any(String),
    });
  });

  test("403 for a key that may not trigger", async () => {
    const { key } = await makeApiKey(team.teamId, ["read", "write"]);

    expect(await call({ headers: { apikey: key } })).toMatchObject({
      status: 403,
      body: { code: "insufficient_scope" },
    });
  });

  test("401 from the moment that a key is revoked", async () => {
    const { id, key } = await makeApiKey(team.teamId, ["trigger"]);
    expect((await call({ headers: { apikey: key } })).status).toBe(202);
    await revokeApiKey(team.actor, id);

    expect((await call({ headers: { apikey: key } })).status).toBe(401);
  });

  test("404 for another team's webhook, and nothing is listed", async () => {
    const other = await makeTeam();
    const foreign = await createWebhook(other.actor, { name: "Foreign", phonePath: "phone" });

    expect((await call({ webhookId: foreign })).status).toBe(404);
    expect(await listed(foreign)).toEqual([]);
  });

  test("404 from the moment that a webhook is deleted", async () => {
    const gone = await makeDeployedAgent(team.actor, NOTHING);
    expect((await call({ webhookId: gone.webhookId })).status).toBe(202);
    await deleteWebhook(team.actor, gone.webhookId);

    expect((await call({ webhookId: gone.webhookId })).status).toBe(404);
  });

  test("409 when no deployed agent listens; the request is kept", async () => {
    const quiet = await quietWebhook();

    expect(await call({ webhookId: quiet, body: '{"a":1}' })).toMatchObject({
      status: 409,
      body: { code: "agent_not_deployed" },
    });
    expect(await listed(quiet)).toMatchObject([
      { fate: "no_agent", reason: "agent_not_deployed", body: Buffer.from('{"a":1}') },
    ]);
  });

  test("the first that applies is answered, in the order of the contract", async () => {
    const other = await makeTeam();
    const foreign = await createWebhook(other.actor, { name: "Foreign", phonePath: "phone" });
    const { key: readOnly } = await makeApiKey(team.teamId, ["read"]);
    const broken = { headers: { "content-type": "text/plain" }, body: `[${"x".repeat(1024 * 1024)}` };
    const order = [
      await call({ ...broken, method: "PUT", headers: { apikey: "" }, webhookId: foreign }),
      await call({ ...broken, headers: { apikey: "" }, webhookId: foreign }),
      await call({ ...broken, headers: { apikey: readOnly }, webhookId: foreign }),
      await call({ ...broken, webhookId: foreign }),
      await call(broken),
      await call({ ...broken, headers: {} }),
      await call({ body: "[" }),
    ];

    expect(order.map(({ status }) => status)).toEqual([405, 401, 403, 404, 415, 413, 400]);
  });
});

describe("what is listed", () => {
  test("calls without a key, without their body", async () => {
    const quiet = await quietWebhook();
    await call({ webhookId: quiet, headers: { apikey: "pb_live_wrong" }, body: '{"private":1}' });

    expect(await listed(quiet)).toMatchObject([{ fate: "rejected", reason: "unauthorized", body: null }]);
  });

  test("at most 100 of those an hour and webhook", async () => {
    const quiet = await quietWebhook();
    await Promise.all(Array.from({ length: 120 }, () => call({ webhookId: quiet, headers: { apikey: "" } })));

    expect(await listed(quiet)).toHaveLength(100);
  });

  test("runaways, without their body", async () => {
    const runaway = await makeTeam();
    const quiet = await createWebhook(runaway.actor, { name: "Quiet", phonePath: "phone" });
    const limits = processSingleton<RateLimit>("inbound-limits", () => {
      throw new Error("The fast door has no limit.");
    });
    for (let n = 0; n < 60_000; n++) limits.hit(runaway.teamId, 60_000);
    const answer = await call({ webhookId: quiet, headers: { apikey: runaway.apiKey }, body: '{"a":1}' });

    expect(answer).toMatchObject({ status: 429, body: { code: "rate_limited" } });
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await listed(quiet)).toMatchObject([{ fate: "rejected", reason: "rate_limited", body: null }]);
  });

  test("a wrong method: whole with the team's key, without its body from others, never by another team", async () => {
    const quiet = await quietWebhook();
    const other = await makeTeam();
    const wrong = { webhookId: quiet, method: "PUT", body: '{"a":1}' };
    await call({ ...wrong });
    await call({ ...wrong, headers: { apikey: "" } });
    await call({ ...wrong, headers: { apikey: other.apiKey } });

    expect(await listed(quiet)).toMatchObject([
      { reason: "method_not_allowed", body: Buffer.from('{"a":1}') },
      { reason: "method_not_allowed", body: null, api_key_id: null },
    ]);
  });

  test("everything else with its body", async () => {
    const quiet = await quietWebhook();
    await call({ webhookId: quiet, body: "[1]" });
    await call({ webhookId: quiet, headers: { "content-type": "text/plain" }, body: "hello" });
    await call({ webhookId: quiet, body: "y".repeat(1024 * 1024 + 1) });

    expect(await listed(quiet)).toMatchObject([
      { reason: "invalid_json", body: Buffer.from("[1]"), is_body_truncated: false },
      { reason: "unsupported_media_type", body: Buffer.from("hello") },
      { reason: "payload_too_large", is_body_truncated: true, size_bytes: 1024 * 1024 },
    ]);
  });
});

describe("the phone number", () => {
  test.each([
    ['{"phone":"call me"}', 1],
    ['{"phone":{"a":1}}', 1],
    ['{"phone":""}', 0],
    ['{"phone":null}', 0],
    ["{}", 0],
    ['{"phone":"(415) 555-0123"}', 0],
    ['{"phone":14155550123}', 0],
  ])("%s gives %d warnings and is taken all the same", async (body, count) => {
    const answer = await call({ body });
    const [row] = await sql()`select warnings from requests where id = ${answer.body.requestId}`;

    expect(answer.status).toBe(202);
    expect(JSON.parse(row?.warnings)).toHaveLength(count);
  });
});

describe("Idempotency-Key", () => {
  test("the same key and body get the first answer, and start nothing", async () => {
    const key = randomUUID();
    const first = await call({ headers: { "idempotency-key": key }, body: '{"a":1}' });
    const second = await call({ headers: { "idempotency-key": key }, body: '{"a":1}' });

    expect(second).toMatchObject({ status: 202, text: first.text });
    expect(first.headers.get("idempotent-replayed")).toBeNull();
    expect(second.headers.get("idempotent-replayed")).toBe("true");
    expect(
      await sql()`select fate, duplicate_of from requests where idempotency_key = ${key} order by id`,
    ).toMatchObject([
      { fate: "ran", duplicate_of: null },
      { fate: "duplicate", duplicate_of: first.body.requestId },
    ]);
    expect(await sql()`select id from runs where request_id = ${first.body.requestId}`).toHaveLength(1);
  });

  test("another body is refused, and listed", async () => {
    const key = randomUUID();
    await call({ headers: { "idempotency-key": key }, body: '{"a":1}' });
    const second = await call({ headers: { "idempotency-key": key }, body: '{"a":2}' });

    expect(second).toMatchObject({ status: 422, body: { code: "idempotency_key_reused" } });
    expect(
      await sql()`select reason, body from requests where idempotency_key = ${key} and fate = 'rejected'`,
    ).toMatchObject([{ reason: "idempotency_key_reused", body: Buffer.from('{"a":2}') }]);
  });

  test("twenty at once start one run", async () => {
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => call({ headers: { "idempotency-key": key }, body: '{"a":1}' })),
    );

    expect(new Set(answers.map(({ body }) => body.requestId)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get("idempotent-replayed") === "true")).toHaveLength(19);
    expect(await sql()`select id from runs where request_id = ${answers[0]?.body.requestId}`).toHaveLength(1);
  });

  test("counts per webhook, and for 24 hours", async () => {
    const key = randomUUID();
    const other = await makeDeployedAgent(team.actor, NOTHING);
    const first = await call({ headers: { "idempotency-key": key } });
    const elsewhere = await call({ webhookId: other.webhookId, headers: { "idempotency-key": key } });
    expect(elsewhere.body.requestId).not.toBe(first.body.requestId);

    const restore = useClock({ now: () => Date.now() + 24 * 60 * 60 * 1000 + 1 });
    const tomorrow = await call({ headers: { "idempotency-key": key }, body: '{"new":"day"}' });
    restore();
    expect(tomorrow.status).toBe(202);
    expect(tomorrow.headers.get("idempotent-replayed")).toBeNull();
  });

  test("only a 202 is replayed", async () => {
    const quiet = await quietWebhook();
    const key = randomUUID();
    const answers = [
      await call({ webhookId: quiet, headers: { "idempotency-key": key } }),
      await call({ webhookId: quiet, headers: { "idempotency-key": key }, body: '{"other":1}' }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([409, 409]);
    expect(await listed(quiet)).toMatchObject([{ fate: "no_agent" }, { fate: "no_agent" }]);
  });
});

test("three hundred calls at once are all stored, each with its own body", async () => {
  const answers = await Promise.all(
    Array.from({ length: 300 }, (_, n) => call({ body: JSON.stringify({ n }) })),
  );
  const rows =
    await sql()`select id, body from requests where id = any(${answers.map(({ body }) => body.requestId)})`;
  const stored = new Map(rows.map(({ id, body }) => [id, JSON.parse(body.toString()).n]));

  expect(answers.every(({ status }) => status === 202)).toBe(true);
  expect(answers.map(({ body }) => stored.get(body.requestId))).toEqual(answers.map((_, n) => n));
});
