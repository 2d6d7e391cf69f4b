import { existsSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { startReceiver } from "@/lib/testing/start-receiver";
import { ApiClient } from "./api-client";
import { PatchbayServer } from "./patchbay-server";
import { PatchbayWorker } from "./patchbay-worker";

type Receiver = Awaited<ReturnType<typeof startReceiver>>;
type Run = { status: string; steps: { mayHaveRunTwice: boolean }[] };

let receiver: Receiver;
let server: PatchbayServer;
let workerEnv: Record<string, string>;
let api: ApiClient;
let webhookId: string;
const workers: PatchbayWorker[] = [];

test.beforeAll(async () => {
  receiver = await startReceiver();
  const env = { PATCHBAY_EGRESS_ALLOW: receiver.hostPort, PATCHBAY_EXECUTOR: "off" };
  server = await PatchbayServer.create({ env });
  workerEnv = { ...env, PATCHBAY_DATA_DIR: server.dataDir };
  await server.start();
  api = new ApiClient(server.url, (await server.demo()).apiKey);
  ({ webhookId } = await api.deployForwarder(receiver.url, { body: '{"n": {{webhookBody.n}}}' }));
});

test.beforeEach(() => {
  receiver.calls.length = 0;
  receiver.answerWith(() => ({ status: 200 }));
});

test.afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.kill()));
});

test.afterAll(async () => {
  await server.remove();
  receiver.close();
});

async function startWorker(): Promise<PatchbayWorker> {
  const worker = await PatchbayWorker.start(workerEnv);
  workers.push(worker);

  return worker;
}

async function post(n: number): Promise<string> {
  const response = await api.trigger(webhookId, JSON.stringify({ n }));
  expect(response.status).toBe(202);

  return (await response.json()).runs[0].id;
}

function runOf(runId: string): Promise<Run> {
  return api.call<Run>("GET", `/runs/${runId}`);
}

test("a web process without an executor takes calls, and a worker runs them", async () => {
  expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
  const runIds = [await post(1), await post(2)];
  expect((await Promise.all(runIds.map(runOf))).map(({ status }) => status)).toEqual(["queued", "queued"]);
  expect(receiver.calls).toEqual([]);

  await startWorker();
  for (const runId of runIds)
    await expect.poll(async () => (await runOf(runId)).status, { timeout: 30_000 }).toBe("succeeded");
  expect(receiver.calls).toHaveLength(2);

  // One that is there already hears of new work at once, across processes.
  const postedMs = Date.now();
  await post(3);
  await expect.poll(() => receiver.calls.length, { timeout: 10_000, intervals: [20] }).toBe(3);
  expect(Date.now() - postedMs).toBeLessThan(1_500);
});

test("when a worker is killed another goes on where it stopped", async () => {
  receiver.answerWith(() => "never");
  const killed = await startWorker();
  const runId = await post(4);
  await expect.poll(() => receiver.calls.length).toBe(1);
  await killed.kill();
  receiver.answerWith(() => ({ status: 200 }));

  await startWorker();
  await expect.poll(async () => (await runOf(runId)).status, { timeout: 40_000 }).toBe("succeeded");
  expect(receiver.calls).toHaveLength(2);
  expect((await runOf(runId)).steps.filter((step) => step.mayHaveRunTwice)).toHaveLength(1);
});

test("one that is stopped lets its step end, and the next does not repeat it", async () => {
  let answer = () => {};
  receiver.answerWith(() => new Promise((resolve) => (answer = () => resolve({ status: 200 }))));
  const stopped = await startWorker();
  const runId = await post(5);
  await expect.poll(() => receiver.calls.length).toBe(1);
  const exit = stopped.interrupt();
  answer();

  expect(await exit).toBe(0);
  expect(await runOf(runId)).toMatchObject({ status: "succeeded" });
  expect(receiver.calls).toHaveLength(1);
});

test("without a Patchbay to join, a worker says what to do and touches nothing", async () => {
  const dataDir = `${server.dataDir}-none`;
  const worker = PatchbayWorker.startToFail({ PATCHBAY_DATA_DIR: dataDir });

  expect(await worker.ended).toBe(1);
  expect(worker.output).toContain("No Patchbay runs on the data directory");
  expect(worker.output.trim().split("\n")).toHaveLength(1);
  expect(existsSync(dataDir)).toBe(false);
});
