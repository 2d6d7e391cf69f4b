import { expect, test } from "@playwright/test";
import { Webhook } from "standardwebhooks";
import { inngestSignature } from "@/inngest/remote/sign";
import { InngestStandIn } from "@/inngest/testing/inngest-stand-in";
import { startReceiver } from "@/lib/testing/start-receiver";
import { ApiClient } from "./api-client";
import { type Demo, PatchbayServer } from "./patchbay-server";

/**
 * The built product with nothing changed but its environment. The server is a stand-in: what this
 * proves is our side of the protocol. See docs/executors.md for trying it on a real one.
 */

const KEYS = { eventKey: "e2e-event-key", signingKey: `signkey-prod-${"5f".repeat(32)}` };

type Captured = { data: { headers: Record<string, string>; body: string }[] };
type Run = { status: string; steps: { mayHaveRunTwice: boolean; attempts: unknown[] }[] };

let standIn: InngestStandIn;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let server: PatchbayServer;
let demo: Demo;
let api: ApiClient;

test.beforeAll(async () => {
  standIn = new InngestStandIn(KEYS);
  await standIn.listen();
  receiver = await startReceiver();
  server = await PatchbayServer.create({
    env: {
      PATCHBAY_EGRESS_ALLOW: receiver.hostPort,
      INNGEST_BASE_URL: standIn.url,
      INNGEST_EVENT_KEY: KEYS.eventKey,
      INNGEST_SIGNING_KEY: KEYS.signingKey,
    },
  });
  await server.start();
  demo = await server.demo();
  api = new ApiClient(server.url, demo.apiKey);
  await expect.poll(() => standIn.requests).toContain("POST /fn/register");
});

test.beforeEach(() => {
  receiver.calls.length = 0;
  receiver.answerWith(() => ({ status: 200 }));
});

test.afterEach(() => expect(standIn.problems).toEqual([]));

test.afterAll(async () => {
  await server.remove();
  await standIn.close();
  receiver.close();
});

async function post(webhookId: string, body: object): Promise<string> {
  const response = await api.trigger(webhookId, JSON.stringify(body));
  expect(response.status).toBe(202);

  return (await response.json()).runs[0].id;
}

function runOf(runId: string): Promise<Run> {
  return api.call<Run>("GET", `/runs/${runId}`);
}

function hasEnded(runId: string, status = "succeeded"): Promise<void> {
  return expect.poll(async () => (await runOf(runId)).status, { timeout: 30_000 }).toBe(status);
}

test("the demo call becomes a message and a verified delivery, executed by the server's calls", async () => {
  const body = { phone: "+14155550123", firstName: "Zoë", offerCode: "COMEBACK20", campaignId: 8143 };
  const runId = await post(demo.webhookId, body);
  await hasEnded(runId);

  const conversations = await api.call<{ data: { id: string }[] }>("GET", "/conversations");
  const messages = await api.call<{ data: { text: string }[] }>(
    "GET",
    `/conversations/${conversations.data[0]?.id}/messages`,
  );
  expect(JSON.stringify(messages.data)).toContain("COMEBACK20");
  const inspectorId = demo.inspectorUrl.split("/").at(-1);
  const { data } = await api.call<Captured>("GET", `/inspectors/${inspectorId}/requests`);
  expect(data).toHaveLength(1);
  expect(new Webhook(demo.signingSecret).verify(data[0]?.body ?? "", data[0]?.headers ?? {})).toMatchObject({
    offerCode: "COMEBACK20",
  });
  expect(standIn.events.find(({ id }) => id === runId)).toMatchObject({ name: "patchbay/run.requested" });
  const calls = standIn.calls.filter((call) => call.runId.startsWith(runId));
  expect(calls.length).toBeGreaterThan(2);
  expect(new Set(calls.map(({ status }) => status))).toEqual(new Set([200, 206]));
});

test("a failing webhook follows its own schedule through the server's sleeps", async () => {
  const { webhookId } = await api.deployForwarder(receiver.url, { retryGapsSeconds: [0, 1, 1] });
  receiver.answerWith(() => ({ status: receiver.calls.length < 3 ? 503 : 200 }));
  const runId = await post(webhookId, {});
  await hasEnded(runId);

  expect(receiver.calls).toHaveLength(3);
  expect(new Set(receiver.calls.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
});

test("calls are accepted while the server is down, and run once it is back", async () => {
  const { webhookId } = await api.deployForwarder(receiver.url, { body: '{"n": {{webhookBody.n}}}' });
  await standIn.close();
  const runIds = await Promise.all(Array.from({ length: 20 }, (_, n) => post(webhookId, { n })));
  expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
  for (const runId of runIds) expect((await runOf(runId)).status).toBe("queued");
  await standIn.listen();

  for (const runId of runIds) await hasEnded(runId);
  expect(receiver.calls.map(({ body }) => JSON.parse(body).n).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 20 }, (_, n) => n),
  );
  expect(server.output).not.toContain(KEYS.eventKey);
  expect(server.output).not.toContain(KEYS.signingKey);
});

test("a killed web process loses nothing that the outbox or the server has", async () => {
  const { webhookId } = await api.deployForwarder(receiver.url, { body: '{"n": {{webhookBody.n}}}' });
  receiver.answerWith(() => new Promise((resolve) => setTimeout(resolve, 300, { status: 200 })));
  const runIds = await Promise.all(Array.from({ length: 30 }, (_, n) => post(webhookId, { n })));
  await server.kill();
  expect(receiver.calls.length, "the kill came too late to prove anything").toBeLessThan(30);
  await server.start();

  for (const runId of runIds) await hasEnded(runId);
  expect(new Set(receiver.calls.map(({ body }) => JSON.parse(body).n)).size).toBe(30);
});

test("a stop waits for the step that the server has called", async () => {
  const { webhookId } = await api.deployForwarder(receiver.url);
  let answer = () => {};
  receiver.answerWith(() => new Promise((resolve) => (answer = () => resolve({ status: 200 }))));
  const runId = await post(webhookId, {});
  await expect.poll(() => receiver.calls.length).toBe(1);
  const exit = server.interrupt();
  await expect
    .poll(async () => (await fetch(server.url).catch(() => null))?.status ?? "closed")
    .not.toBe(200);
  answer();
  expect(await exit).toBe(0);
  await server.start();

  await hasEnded(runId);
  expect(receiver.calls).toHaveLength(1);
  expect((await runOf(runId)).steps.some((step) => step.mayHaveRunTwice)).toBe(false);
});

test("whoever cannot sign is refused: nothing runs, and nobody is called", async () => {
  const { webhookId } = await api.deployForwarder(receiver.url);
  await standIn.close();
  const runId = await post(webhookId, {});
  await standIn.listen();
  await hasEnded(runId);
  receiver.calls.length = 0;
  const asked = standIn.requests.length;

  const event = { id: "forged", name: "patchbay/run.requested", data: { runId } };
  const ctx = { run_id: "forged", attempt: 0, stack: { stack: [], current: 0 } };
  const body = { version: 2, event, events: [event], steps: {}, ctx };
  const address = `${server.url}/api/inngest?fnId=patchbay-run-flow&stepId=step`;
  const headers: Record<string, string>[] = [
    {},
    { "x-inngest-signature": `t=${Math.floor(Date.now() / 1000)}&s=${"0".repeat(64)}` },
    { "x-inngest-signature": inngestSignature(body, "signkey-prod-00ff", Date.now()) },
    { "x-inngest-signature": inngestSignature(body, KEYS.signingKey, Date.now() - 3_600_000) },
    { "x-inngest-sync-kind": "in_band" },
    { "x-inngest-server-kind": "dev" },
  ];
  for (const header of headers) {
    for (const method of ["GET", "POST", "PUT"]) {
      const response = await fetch(address, {
        method,
        headers: { "content-type": "application/json", ...header },
        body: method === "GET" ? null : JSON.stringify(body),
      });
      expect(response.status, `${method} with ${JSON.stringify(header)}`).toBe(401);
      expect(await response.text()).not.toContain("run-flow");
    }
  }

  expect(standIn.requests.slice(asked)).toEqual([]);
  expect(receiver.calls).toEqual([]);
});

test("a dev server's mode is refused while others can reach us", async () => {
  const open = await PatchbayServer.create({ env: { INNGEST_DEV: "1" } });
  expect(await open.startToFail()).toBe(1);
  expect(open.output).toContain("INNGEST_DEV turns signatures off");
  expect(open.output).toContain("HOST=127.0.0.1");

  const closed = await PatchbayServer.create({ env: { INNGEST_DEV: standIn.url, HOST: "127.0.0.1" } });
  try {
    await closed.start();
    expect((await fetch(`http://127.0.0.1:${closed.port}/api/health`)).status).toBe(200);
  } finally {
    await closed.remove();
  }
});
