import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { sql, transaction } from "@/db/client";
import { embeddedHost, enqueue } from "@/inngest/client";
import { engineEvents } from "@/inngest/events";
import { startHost, stopHost } from "@/inngest/start-host";
import { useClock } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { redispatchLostDeliveries } from "@/lib/deliveries/redispatch-deliveries";
import { judge, storeCalls } from "@/lib/requests/accept-calls";
import type { Call } from "@/lib/requests/call";
import { redispatchLostRuns } from "@/lib/runs/redispatch-runs";
import { planRuns } from "@/lib/runs/start-runs";
import { makeDeployedAgent } from "@/lib/testing/make-agent";
import { makeTeam } from "@/lib/testing/make-team";
import { startReceiver } from "@/lib/testing/start-receiver";

/** The embedded host's side of re-dispatch: runs that it lost, and runs that it has twice. */

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
  return vi.waitFor(check, { timeout: 20_000, interval: 20 });
}

/** Moves the app's clock on; what falls due by it happens at once. */
function pass(ms: number): void {
  aheadMs += ms;
  embeddedHost().nudge();
}

/** Runs as calls would have made them, one for each phone number, each dispatched so many times. */
async function startRuns(steps: Steps, phones: readonly string[], dispatches: number): Promise<string[]> {
  const { webhookId } = await makeDeployedAgent(team.actor, steps);
  const runIds = await Promise.all(phones.map((phone) => startRun(webhookId, phone, dispatches)));
  embeddedHost().nudge();

  return runIds;
}

async function startRun(webhookId: string, phone: string, dispatches: number): Promise<string> {
  const body = Buffer.from(JSON.stringify({ phone }));
  const call: Call = {
    requestId: newId("req"),
    teamId: team.teamId,
    webhookId,
    receivedAt: new Date(),
    method: "POST",
    contentType: "application/json",
    headers: {},
    body,
    isBodyTruncated: false,
    sizeBytes: body.length,
    warnings: [],
    idempotencyKey: null,
    apiKeyId: null,
  };
  const [runs = []] = await planRuns(sql(), [call]);
  const runId = runs[0]?.id ?? "";
  const again = Array.from({ length: dispatches - 1 }, (_, n) => n + 2);
  await transaction(async (tx) => {
    await storeCalls(tx.sql, [judge(call, runs)], runs);
    await enqueue(
      tx,
      again.map((dispatch) => ({ id: runId, dispatch, event: engineEvents.runRequested, data: { runId } })),
    );
  });

  return runId;
}

async function statuses(runIds: readonly string[]): Promise<string[]> {
  const rows = await sql()`select status from runs where id = any(${runIds as string[]})`;

  return rows.map(({ status }) => status);
}

async function isIdle(): Promise<void> {
  expect(await sql()`select run_id from host_jobs`).toEqual([]);
}

const TALK: Steps = [
  { kind: "send_message", config: { text: "Hi" } },
  { kind: "wait", config: { seconds: 1 } },
];

test("each run executed three times at once sends each message and webhook once", async () => {
  const phones = Array.from({ length: 12 }, (_, n) => `+141555501${String(n).padStart(2, "0")}`);
  const body = '{"phone":"{{contact.phone}}"}';
  const call = { kind: "webhook_trigger", id: "crm", config: { url: receiver.url, body } } as const;
  receiver.answerWith(
    () => new Promise((resolve) => setTimeout(resolve, 30, { status: 200, body: "taken" })),
  );
  const runIds = await startRuns([...TALK, call], phones, 3);
  await eventually(() => {
    pass(5_000);
    return isIdle();
  });

  expect(new Set(await statuses(runIds))).toEqual(new Set(["succeeded"]));
  expect(receiver.calls.map((received) => JSON.parse(received.body).phone).sort()).toEqual(phones);
  const [counts] = await sql()`
    select
      (select count(*)::int from messages where run_id = any(${runIds})) as messages,
      (select count(*)::int from contacts where team_id = ${team.teamId}) as contacts,
      (select count(*)::int from events where team_id = ${team.teamId} and type = 'contact.created') as created,
      (select count(*)::int from events where team_id = ${team.teamId} and type = 'message.sent') as sent,
      (select count(*)::int from delivery_attempts where team_id = ${team.teamId}) as attempts,
      (select count(*)::int from run_steps where run_id = any(${runIds})) as steps,
      (select count(*)::int from run_steps where run_id = any(${runIds}) and may_have_run_twice) as repeated`;
  expect(counts).toEqual({
    messages: 12,
    contacts: 12,
    created: 12,
    sent: 12,
    attempts: 12,
    steps: 48,
    repeated: 0,
  });
});

test("a webhook that nobody waits for goes out once, however often it was asked for", async () => {
  const config = { url: receiver.url, waitForDelivery: false };
  const runIds = await startRuns([{ kind: "webhook_trigger", config }], ["+14155550150"], 1);
  await eventually(isIdle);
  const [delivery] = await sql()`select id from deliveries where run_id = any(${runIds})`;
  await transaction((tx) =>
    enqueue(
      tx,
      [2, 3].map((dispatch) => ({
        id: delivery?.id,
        dispatch,
        event: engineEvents.deliveryRequested,
        data: { deliveryId: delivery?.id },
      })),
    ),
  );
  await eventually(isIdle);

  expect(receiver.calls).toHaveLength(1);
});

test("a run that the host has lost in a wait goes on when asked again, and repeats nothing", async () => {
  const steps: Steps = [
    { kind: "send_message", config: { text: "Hi" } },
    { kind: "wait", config: { seconds: 600 } },
    { kind: "webhook_trigger", config: { url: receiver.url } },
  ];
  const [lost = "", known = ""] = await startRuns(steps, ["+14155550160", "+14155550161"], 1);
  await eventually(async () => expect(await statuses([lost, known])).toEqual(["waiting", "waiting"]));
  await sql()`delete from host_runs where id like ${`${lost}%`}`;

  await redispatchLostRuns(null);
  await redispatchLostRuns(null);
  const dispatches = await sql()`select id, dispatch from runs where id = any(${[lost, known]}) order by id`;
  expect(dispatches).toEqual(
    [
      { id: lost, dispatch: 2 },
      { id: known, dispatch: 1 },
    ].sort((a, b) => (a.id < b.id ? -1 : 1)),
  );

  await eventually(() => {
    pass(300_000);
    return isIdle();
  });
  expect(await statuses([lost, known])).toEqual(["succeeded", "succeeded"]);
  expect(await sql()`select id from messages where run_id = ${lost}`).toHaveLength(1);
  expect(receiver.calls).toHaveLength(2);
});

test("a lost delivery is asked for again; those of waiting runs are their runs' business", async () => {
  receiver.answerWith(() => ({ status: 503 }));
  const config = { url: receiver.url, retryGapsSeconds: [0, 600] };
  const steps: Steps = [
    { kind: "webhook_trigger", id: "alone", config: { ...config, waitForDelivery: false } },
  ];
  const [runId = ""] = await startRuns(steps, ["+14155550170"], 1);
  const waited = await startRuns([{ kind: "webhook_trigger", id: "waited", config }], ["+14155550171"], 1);
  const all = [runId, ...waited];
  await eventually(async () =>
    expect(
      await sql()`select id from deliveries where run_id = any(${all}) and attempts_made = 1`,
    ).toHaveLength(2),
  );
  await sql()`delete from host_runs where function_id like '%deliver-webhook'`;
  await redispatchLostDeliveries(null);

  const deliveries = await sql()`
    select step_key, dispatch from deliveries where run_id = any(${all}) order by step_key`;
  expect(deliveries).toEqual([
    { step_key: "alone", dispatch: 2 },
    { step_key: "waited", dispatch: null },
  ]);
  receiver.answerWith(() => ({ status: 200 }));
  await eventually(() => {
    pass(600_000);
    return isIdle();
  });
  expect(receiver.calls).toHaveLength(4);
});
