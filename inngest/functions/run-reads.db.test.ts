import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { onSignal } from "@/db/signals";
import { embeddedHost } from "@/inngest/client";
import { startHost, stopHost } from "@/inngest/start-host";
import { listLatestMessages } from "@/lib/conversations/queries";
import { useClock } from "@/lib/core/clock";
import { receiveCall } from "@/lib/requests/receive-call";
import { getRunFlow } from "@/lib/runs/get-run-flow";
import { listLastSteps } from "@/lib/runs/last-steps";
import { getRun, listRuns } from "@/lib/runs/queries";
import { listRunsInput } from "@/lib/runs/schema";
import { runSignal } from "@/lib/runs/signals";
import { makeDeployedAgent } from "@/lib/testing/make-agent";
import { makeTeam } from "@/lib/testing/make-team";
import { startReceiver } from "@/lib/testing/start-receiver";

type Team = Awaited<ReturnType<typeof makeTeam>>;

let team: Team;
let stranger: Team;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let aheadMs = 0;
let restoreClock = () => {};

beforeAll(async () => {
  receiver = await startReceiver();
  process.env.PATCHBAY_EGRESS_ALLOW = receiver.hostPort;
  restoreClock = useClock({ now: () => Date.now() + aheadMs });
  await startHost();
  [team, stranger] = await Promise.all([makeTeam(), makeTeam()]);
});

afterAll(async () => {
  await stopHost(5_000);
  restoreClock();
  receiver.close();
});

beforeEach(() => receiver.answerWith(() => ({ status: 200 })));

async function post(webhookId: string, body: object): Promise<string> {
  const request = new Request("http://patchbay.test/hooks", {
    method: "POST",
    headers: { apikey: team.apiKey, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const { runs } = await (await receiveCall(request, webhookId)).json();

  return runs[0].id;
}

function eventually(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: 15_000, interval: 20 });
}

async function ended(runId: string) {
  await eventually(async () =>
    expect((await getRun(team.actor, runId)).status).toMatch(/^(succeeded|failed)$/),
  );

  return getRun(team.actor, runId);
}

test("a webhook that nobody waits for is told of, also after the run", async () => {
  receiver.answerWith(() => ({ status: receiver.calls.length < 2 ? 500 : 200 }));
  const { webhookId } = await makeDeployedAgent(team.actor, [
    {
      kind: "webhook_trigger",
      config: { url: receiver.url, waitForDelivery: false, retryGapsSeconds: [0, 60] },
    },
  ]);
  const runId = await post(webhookId, {});
  await ended(runId);
  const delivery = async () => (await getRun(team.actor, runId)).steps[1]?.delivery;
  await eventually(async () => expect((await getRun(team.actor, runId)).steps[1]?.attempts).toHaveLength(1));
  await eventually(async () =>
    expect((await delivery())?.nextAttemptAt?.getTime()).toBeGreaterThan(Date.now()),
  );
  expect(await delivery()).toMatchObject({ status: "pending", attemptsPlanned: 2 });

  const heard = vi.fn();
  const forget = onSignal(runSignal(runId), heard);
  aheadMs += 60_000;
  embeddedHost().nudge();
  await eventually(async () =>
    expect(await delivery()).toMatchObject({ status: "delivered", nextAttemptAt: null }),
  );
  await eventually(() => expect(heard).toHaveBeenCalled());
  forget();
});

test("a run began no later than its first step", async () => {
  const { webhookId } = await makeDeployedAgent(team.actor, [
    { kind: "set_variables", config: { variables: { a: "1" } } },
    { kind: "send_message", config: { text: "Hi" } },
  ]);
  const run = await ended(await post(webhookId, { phone: "+14155550123" }));

  expect(run.startedAt?.getTime()).toBeLessThanOrEqual(run.steps[0]?.startedAt.getTime() ?? 0);
  expect(run.webhookName).toBe("Hook");
});

test("where runs got to, for their own team only", async () => {
  const { webhookId } = await makeDeployedAgent(team.actor, [
    { kind: "send_message", id: "hello", config: { text: "Hi" } },
  ]);
  const { id } = await ended(await post(webhookId, {}));

  expect(await listLastSteps(team.actor, [id])).toEqual(
    new Map([[id, expect.objectContaining({ kind: "send_message", name: "hello", status: "failed" })]]),
  );
  expect((await getRunFlow(team.actor, id)).nodes.map((node) => node.id)).toEqual(["start", "hello"]);
  expect((await listLastSteps(stranger.actor, [id])).size).toBe(0);
  await expect(getRunFlow(stranger.actor, id)).rejects.toMatchObject({ code: "not_found" });
});

test("a long conversation opens at its end and can be read backwards", async () => {
  const { webhookId } = await makeDeployedAgent(team.actor, [
    { kind: "send_message", config: { text: "{{webhookBody.n}}" } },
  ]);
  let conversationId = "";
  for (const n of [1, 2, 3, 4, 5]) {
    const run = await ended(await post(webhookId, { phone: "+14155550142", n }));
    conversationId = run.conversationId ?? "";
  }
  const read = (before: string | undefined) =>
    listLatestMessages(team.actor, conversationId, { limit: 2, before });
  const last = await read(undefined);
  const earlier = await read(last.before ?? "");
  const first = await read(earlier.before ?? "");

  expect([last, earlier, first].map(({ messages }) => messages.map(({ text }) => text))).toEqual([
    ["4", "5"],
    ["2", "3"],
    ["1"],
  ]);
  expect(first.before).toBeNull();
  expect(last.messages[0]?.agentName).toBe("Agent");
  await expect(
    listLatestMessages(stranger.actor, conversationId, { limit: 2, before: undefined }),
  ).rejects.toMatchObject({ code: "not_found" });
});

test("runs are listed from one time on and up to another", async () => {
  const { webhookId, agentId } = await makeDeployedAgent(team.actor, []);
  const { id, createdAt } = await ended(await post(webhookId, {}));
  const at = createdAt.toISOString();
  const after = new Date(createdAt.getTime() + 1).toISOString();
  const listed = async (times: { from?: string; to?: string }) =>
    (await listRuns(team.actor, listRunsInput.parse({ agentId, ...times }))).data.map((run) => run.id);

  expect(await listed({ from: at, to: after })).toEqual([id]);
  expect(await listed({ from: after })).toEqual([]);
  expect(await listed({ to: at })).toEqual([]);
});
