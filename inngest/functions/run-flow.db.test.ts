import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { sql } from "@/db/client";
import { embeddedHost } from "@/inngest/client";
import { startHost, stopHost } from "@/inngest/start-host";
import { deployAgent } from "@/lib/agents/deploy-agent";
import { saveDraft } from "@/lib/agents/save-draft";
import { nowMs, useClock } from "@/lib/core/clock";
import { newSigningSecret } from "@/lib/deliveries/standard-signature";
import { receiveCall } from "@/lib/requests/receive-call";
import { getRun } from "@/lib/runs/queries";
import { makeDeployedAgent, straightFlow } from "@/lib/testing/make-agent";
import { makeTeam } from "@/lib/testing/make-team";
import { startReceiver } from "@/lib/testing/start-receiver";

type Team = Awaited<ReturnType<typeof makeTeam>>;
type Steps = Parameters<typeof makeDeployedAgent>[1];

let team: Team;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let aheadMs = 0;
let restoreClock = () => {};

beforeAll(async () => {
  receiver = await startReceiver();
  process.env.PATCHBAY_EGRESS_ALLOW = receiver.hostPort;
  restoreClock = useClock({ now: () => Date.now() + aheadMs });
  await startHost();
  team = await makeTeam();
});

afterAll(async () => {
  await stopHost(5_000);
  restoreClock();
  receiver.close();
});

beforeEach(() => {
  receiver.calls.length = 0;
  receiver.answerWith(() => ({ status: 200 }));
});

function eventually(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: 15_000, interval: 20 });
}

/** Moves the app's clock on; what falls due by it happens at once. */
function pass(ms: number): void {
  aheadMs += ms;
  embeddedHost().nudge();
}

async function post(webhookId: string, body: string, contentType = "application/json"): Promise<string> {
  const request = new Request("http://patchbay.test/hooks", {
    method: "POST",
    headers: { apikey: team.apiKey, "content-type": contentType },
    body,
  });
  const response = await receiveCall(request, webhookId);
  const { runs } = JSON.parse(await response.text());

  return runs[0].id;
}

async function runOf(steps: Steps, body: object | string = {}, phonePath?: string): Promise<string> {
  const { webhookId } = await makeDeployedAgent(team.actor, steps, phonePath);

  return post(webhookId, typeof body === "string" ? body : JSON.stringify(body));
}

async function ended(runId: string) {
  await eventually(async () => {
    expect((await getRun(team.actor, runId)).status).toMatch(/^(succeeded|failed)$/);
  });

  return getRun(team.actor, runId);
}

function webhookStep(config: Record<string, unknown> = {}): Steps[number] {
  return { kind: "webhook_trigger", id: "crm", config: { url: `${receiver.url}/crm`, ...config } };
}

test("a call becomes a message, a signed webhook and a story", async () => {
  const signingSecret = newSigningSecret();
  const runId = await runOf(
    [
      {
        kind: "condition",
        config: { match: "all", rules: [{ left: "{{webhookBody.offerCode}}", operator: "exists" }] },
      },
      {
        kind: "set_variables",
        config: { variables: { first: '{{webhookBody.firstName | default: "there"}}' } },
      },
      {
        kind: "send_message",
        id: "text",
        config: { text: "Hi {{vars.first}}, use {{webhookBody.offerCode}}" },
      },
      webhookStep({
        signingSecret,
        secret: "shared-secret",
        headers: { "x-source": "patchbay", authorization: "Bearer hidden" },
        body: '{"phone": "{{contact.phone}}", "campaign": {{webhookBody.campaignId}}, "message": "{{steps.text.text}}"}',
      }),
    ],
    { phone: "+14155550123", firstName: "Zoë", offerCode: "SAVE20", campaignId: 7 },
  );
  const run = await ended(runId);

  expect(run).toMatchObject({ status: "succeeded", version: 1, error: null, contactPhone: "+14155550123" });
  expect(run.steps.map(({ kind, status, port }) => [kind, status, port])).toEqual([
    ["webhook", "succeeded", "next"],
    ["condition", "succeeded", "true"],
    ["set_variables", "succeeded", "next"],
    ["send_message", "succeeded", "next"],
    ["webhook_trigger", "succeeded", "delivered"],
  ]);
  expect(run.steps[3]?.sentence).toBe("Send “Hi Zoë, use SAVE20”");
  expect(await sql()`select text, status from messages where run_id = ${runId}`).toMatchObject([
    { text: "Hi Zoë, use SAVE20", status: "sent" },
  ]);

  const [call] = receiver.calls;
  expect(call?.body).toBe('{"phone":"+14155550123","campaign":7,"message":"Hi Zoë, use SAVE20"}');
  expect(call?.headers).toMatchObject({
    "x-source": "patchbay",
    authorization: "Bearer hidden",
    "x-webhook-secret": "shared-secret",
    "content-type": "application/json",
  });
  expect(() =>
    new Webhook(signingSecret).verify(call?.body ?? "", call?.headers as Record<string, string>),
  ).not.toThrow();
  expect(JSON.stringify(run)).not.toMatch(/shared-secret|hidden|whsec_/);
});

test("secrets of a flow stand nowhere in the database in the clear", async () => {
  const runId = await runOf([
    webhookStep({
      secret: "shared-secret-1",
      signingSecret: newSigningSecret(),
      headers: { "x-api-key": "hidden-key-1" },
    }),
  ]);
  await ended(runId);
  const tables = await sql()<
    { name: string }[]
  >`select tablename as name from pg_tables where schemaname = 'public'`;
  const dump = await Promise.all(
    tables.map(({ name }) => sql().unsafe(`select ${name}::text as row from ${name}`)),
  );

  expect(JSON.stringify(dump)).not.toMatch(/shared-secret-1|hidden-key-1|whsec_/);
});

test.each([
  ["quotes, newlines and emoji", '{"firstName":"Zoë \\"Z\\"\\n😀"}'],
  ["NUL", '{"firstName":"a\\u0000b"}'],
  ["a lone surrogate", '{"firstName":"a\\ud800b"}'],
  ["digits beyond doubles", '{"id":9007199254740993,"firstName":"x"}'],
  ["keys that are no prototypes", '{"__proto__":{"admin":true},"firstName":"x"}'],
])("%s arrive unharmed, in the default payload and in a template", async (_, body) => {
  const runId = await runOf(
    [
      { kind: "send_message", config: { text: "Hi {{webhookBody.firstName}}" } },
      webhookStep(),
      {
        kind: "webhook_trigger",
        id: "template",
        config: { url: receiver.url, body: '{"first":"{{webhookBody.firstName}}","all":{{webhookBody}}}' },
      },
    ],
    body.replace("{", '{"phone":"+14155550123",'),
  );
  const run = await ended(runId);
  const sent = body.replace("{", '{"phone":"+14155550123",');

  expect(run.status).toBe("succeeded");
  expect(receiver.calls[0]?.body).toContain(`"webhookBody":${sent}`);
  expect(receiver.calls[1]?.body).toContain(`"all":${sent}`);
  expect(JSON.parse(receiver.calls[1]?.body ?? "").first).toBe(JSON.parse(body).firstName);
});

test("a form's fields and a phone number deep inside find the contact", async () => {
  const steps: Steps = [{ kind: "send_message", config: { text: "Hi" } }];
  const { webhookId } = await makeDeployedAgent(team.actor, steps, "dataFields.toPhoneNumber");
  const deep = await ended(await post(webhookId, '{"dataFields":{"toPhoneNumber":"(415) 555-0199"}}'));
  const form = await makeDeployedAgent(team.actor, steps);
  const flat = await ended(
    await post(form.webhookId, "phone=%2B14155550199", "application/x-www-form-urlencoded"),
  );

  expect(deep.contactPhone).toBe("+14155550199");
  expect(flat.contactId).toBe(deep.contactId);
  expect(flat.conversationId).toBe(deep.conversationId);
});

test("a new contact, conversation and message come with their events, once", async () => {
  const runId = await runOf([{ kind: "send_message", config: { text: "Hi" } }], { phone: "+14155550177" });
  const { contactId } = await ended(runId);
  const types = await sql()`select type from events where data like ${`%${contactId}%`} order by id`;

  expect(types.map(({ type }) => type)).toEqual(["contact.created", "conversation.started", "message.sent"]);
});

test("a message to nobody fails the run with a reason", async () => {
  const run = await ended(await runOf([{ kind: "send_message", config: { text: "Hi" } }]));

  expect(run).toMatchObject({ status: "failed", error: { code: "no_contact" } });
  expect(run.steps.at(-1)).toMatchObject({ status: "failed", error: { code: "no_contact" } });
});

test("a draft that was edited changes nothing of what is deployed", async () => {
  const step = { kind: "set_variables", config: { variables: { word: "old" } } } as const;
  const { webhookId, agentId } = await makeDeployedAgent(team.actor, [step]);
  const edited = { ...step, config: { variables: { word: "new" } } };
  await saveDraft(team.actor, agentId, straightFlow(webhookId, [edited]));

  expect((await ended(await post(webhookId, "{}"))).steps[1]?.output).toEqual({ word: "old" });
});

describe("a wait", () => {
  test("says until when, and goes on when that time has come", async () => {
    const runId = await runOf([{ kind: "wait", config: { seconds: 3_600 } }, webhookStep()]);
    await eventually(async () => expect((await getRun(team.actor, runId)).status).toBe("waiting"));
    const waiting = await getRun(team.actor, runId);
    expect(waiting.waitingUntil?.getTime()).toBe((waiting.steps[1]?.startedAt.getTime() ?? 0) + 3_600_000);
    expect(waiting.steps[1]).toMatchObject({ kind: "wait", status: "waiting" });

    pass(3_600_000);
    const run = await ended(runId);
    expect(run).toMatchObject({ status: "succeeded", waitingUntil: null });
    expect(run.steps.map(({ status }) => status)).toEqual(["succeeded", "succeeded", "succeeded"]);
    expect(receiver.calls).toHaveLength(1);
  });

  test("outlasts a restart, and goes on at once when its time passed meanwhile", async () => {
    const runId = await runOf([{ kind: "wait", config: { seconds: 3_600 } }, webhookStep()]);
    await eventually(async () => expect((await getRun(team.actor, runId)).status).toBe("waiting"));
    await stopHost(5_000);
    aheadMs += 3_600_000;
    await startHost();

    expect(await ended(runId)).toMatchObject({ status: "succeeded", waitingUntil: null });
    expect(receiver.calls).toHaveLength(1);
  });

  test("goes on with the version that it began with, whatever was deployed meanwhile", async () => {
    const wait = { kind: "wait", id: "hour", config: { seconds: 3_600 } } as const;
    const { webhookId, agentId } = await makeDeployedAgent(team.actor, [
      wait,
      webhookStep({ body: '"old"' }),
    ]);
    const before = await post(webhookId, "{}");
    await eventually(async () => expect((await getRun(team.actor, before)).status).toBe("waiting"));
    await saveDraft(team.actor, agentId, straightFlow(webhookId, [wait, webhookStep({ body: '"new"' })]));
    await deployAgent(team.actor, agentId, "");
    const after = await post(webhookId, "{}");
    await eventually(async () => expect((await getRun(team.actor, after)).status).toBe("waiting"));
    await stopHost(5_000);
    await startHost();
    pass(3_600_000);

    expect(await ended(before)).toMatchObject({ status: "succeeded", version: 1 });
    expect(await ended(after)).toMatchObject({ status: "succeeded", version: 2 });
    const sent = await sql()`
      select run_id, convert_from(body, 'UTF8') as body from deliveries where run_id in (${before}, ${after})`;
    expect(new Map(sent.map(({ run_id, body }) => [run_id, body]))).toEqual(
      new Map([
        [before, '"old"'],
        [after, '"new"'],
      ]),
    );
  });
});

describe("a webhook that fails", () => {
  test("is tried again by its schedule, and the same id goes out each time", async () => {
    receiver.answerWith(() => ({ status: receiver.calls.length < 3 ? 503 : 200 }));
    const runId = await runOf([webhookStep({ retryGapsSeconds: [0, 60, 600] })]);
    await eventually(async () => expect((await getRun(team.actor, runId)).status).toBe("waiting"));
    const { attempts } = (await getRun(team.actor, runId)).steps[1] ?? {};
    expect((await getRun(team.actor, runId)).waitingUntil?.getTime()).toBe(
      (attempts?.[0]?.finishedAt?.getTime() ?? 0) + 60_000,
    );

    pass(59_000);
    await eventually(async () =>
      expect((await getRun(team.actor, runId)).waitingUntil?.getTime()).toBeGreaterThan(nowMs()),
    );
    expect(receiver.calls).toHaveLength(1);
    pass(1_000);
    await eventually(() => expect(receiver.calls).toHaveLength(2));
    await eventually(async () => expect((await getRun(team.actor, runId)).status).toBe("waiting"));
    pass(600_000);

    const run = await ended(runId);
    expect(run.status).toBe("succeeded");
    expect(run.steps[1]?.attempts.map(({ number, error }) => [number, error?.code ?? null])).toEqual([
      [1, "status"],
      [2, "status"],
      [3, null],
    ]);
    expect(new Set(receiver.calls.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(new Set(receiver.calls.map(({ headers }) => headers["webhook-timestamp"])).size).toBe(3);
  });

  test.each([true, false])(
    "a schedule that begins with a pause does (waited for: %s)",
    async (waitForDelivery) => {
      const runId = await runOf([webhookStep({ retryGapsSeconds: [60, 5], waitForDelivery })]);
      const due = () => sql()`select next_attempt_at, created_at from deliveries where run_id = ${runId}`;
      await eventually(async () => expect(await due()).toHaveLength(1));
      const [delivery] = await due();
      expect(Date.parse(delivery?.next_attempt_at) - Date.parse(delivery?.created_at)).toBe(60_000);

      pass(59_000);
      // The host has looked for what fell due: it has executed this.
      await ended(await runOf([{ kind: "set_variables", config: { variables: { a: "1" } } }]));
      expect(receiver.calls).toHaveLength(0);
      pass(1_000);
      await eventually(() => expect(receiver.calls).toHaveLength(1));
      expect((await ended(runId)).status).toBe("succeeded");
    },
  );

  test("for good fails the run, or leaves by its port if one leads on", async () => {
    receiver.answerWith(() => ({
      status: 500,
      headers: { "content-type": "application/json" },
      body: '{"why":"full"}',
    }));
    const alone = await ended(await runOf([webhookStep({ retryGapsSeconds: [0] })]));
    expect(alone).toMatchObject({
      status: "failed",
      error: { code: "status", message: "The server answered 500 (Internal Server Error)." },
    });

    const { webhookId, agentId } = await makeDeployedAgent(team.actor, [
      webhookStep({ retryGapsSeconds: [0] }),
    ]);
    const flow = straightFlow(webhookId, [
      webhookStep({ retryGapsSeconds: [0] }),
      { kind: "set_variables", id: "after", config: { variables: { why: "{{steps.crm.response.why}}" } } },
    ]);
    flow.edges = flow.edges.map((edge) =>
      edge.target === "after" ? { ...edge, sourcePort: "failed" } : edge,
    );
    await saveDraft(team.actor, agentId, flow);
    await deployAgent(team.actor, agentId, "");
    const handled = await ended(await post(webhookId, "{}"));
    expect(handled.status).toBe("succeeded");
    expect(handled.steps[1]).toMatchObject({ status: "failed", port: "failed" });
    expect(handled.steps[2]?.output).toEqual({ why: "full" });
  });

  test.each([
    ["a private address", "http://127.0.0.1:9/", "blocked", /private network/],
    ["a mapped one", "http://[::ffff:127.0.0.1]/", "blocked", /private network/],
    ["one as a number", "http://2130706433/", "blocked", /private network/],
    ["localhost", "http://localhost/", "blocked", /private network/],
    ["the metadata service", "http://169.254.169.254/", "blocked", /private network/],
  ])("%s is refused at once, in a plain sentence", async (_, url, code, message) => {
    const run = await ended(await runOf([webhookStep({ url })]));

    expect(run).toMatchObject({ status: "failed", error: { code, message: expect.stringMatching(message) } });
    expect(run.steps[1]?.attempts).toHaveLength(1);
  });

  test("nobody waits for it where the step does not", async () => {
    receiver.answerWith(() => ({ status: receiver.calls.length < 2 ? 500 : 200 }));
    const runId = await runOf([webhookStep({ waitForDelivery: false, retryGapsSeconds: [0, 60] })]);

    expect(await ended(runId)).toMatchObject({ status: "succeeded" });
    await eventually(async () =>
      expect(
        await sql()`select status from deliveries where run_id = ${runId} and attempts_made = 1`,
      ).toHaveLength(1),
    );
    pass(60_000);
    await eventually(async () =>
      expect(await sql()`select status from deliveries where run_id = ${runId}`).toMatchObject([
        { status: "delivered" },
      ]),
    );
    expect(receiver.calls).toHaveLength(2);
  });

  test("and was interrupted where the step does not wait says that it may have run twice", async () => {
    receiver.answerWith(() => (receiver.calls.length < 2 ? "never" : { status: 200 }));
    const runId = await runOf([webhookStep({ waitForDelivery: false })]);
    await eventually(() => expect(receiver.calls).toHaveLength(1));
    expect((await ended(runId)).steps[1]?.mayHaveRunTwice).toBe(false);

    await sql()`update host_jobs set leased_until = now() - interval '1 second'`;
    embeddedHost().nudge();
    await eventually(async () =>
      expect(await sql()`select status from deliveries where run_id = ${runId}`).toMatchObject([
        { status: "delivered" },
      ]),
    );
    receiver.dropConnections();
    const { steps } = await getRun(team.actor, runId);

    expect(receiver.calls).toHaveLength(2);
    expect(steps[1]).toMatchObject({ mayHaveRunTwice: true });
    expect(steps[1]?.attempts.map(({ interrupted }) => interrupted)).toEqual([true, false]);
  });
});
