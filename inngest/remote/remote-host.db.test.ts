import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sql, transaction } from "@/db/client";
import { redispatchLostRuns } from "@/lib/runs/redispatch-runs";
import { planRuns, storeRuns } from "@/lib/runs/start-runs";
import { makeDeployedAgent } from "@/lib/testing/make-agent";
import { makeTeam } from "@/lib/testing/make-team";
import { enqueue } from "../client";
import { engineEvents } from "../events";
import { announceHost, startHost, stopHost } from "../start-host";
import { InngestStandIn } from "../testing/inngest-stand-in";
import { notTaken } from "./not-taken";
import { dispatchBatch, insertOutbox, type OutboxEvent, pruneOutbox } from "./outbox";
import { retryDelayMs, startRelay } from "./relay";

const KEYS = { eventKey: "event-key-of-a-test", signingKey: "signkey-test-5f5f5f5f" };

let server: InngestStandIn;

beforeEach(async () => {
  if (server) return server.listen();
  server = new InngestStandIn(KEYS);
  await server.listen();
  process.env.INNGEST_BASE_URL = server.url;
  process.env.INNGEST_EVENT_KEY = KEYS.eventKey;
  process.env.INNGEST_SIGNING_KEY = KEYS.signingKey;
});

afterEach(async () => {
  await stopHost(1_000);
  await server.close();
  await sql()`delete from outbox`;
  await sql()`delete from runs`;
  server.events.length = 0;
  expect(server.problems).toEqual([]);
});

function eventually(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: 20_000, interval: 20 });
}

async function startRemoteHost(): Promise<void> {
  await startHost();
  announceHost();
}

function work(id: string) {
  return { id, event: engineEvents.runRequested, data: { runId: id } };
}

function enqueueAll(ids: readonly string[]): Promise<void> {
  return transaction((tx) => enqueue(tx, ids.map(work)));
}

function eventsOf(ids: readonly string[]): OutboxEvent[] {
  return ids.map((id, n) => ({ id, name: "test/event", data: { id }, ts: 1_000 + n }));
}

async function waiting(): Promise<number> {
  const [row] = await sql()`select count(*)::int as count from outbox where dispatched_at is null`;

  return row?.count;
}

function takenIds(): string[] {
  return server.events.map(({ id }) => id);
}

test("events reach the server after their commit, and none of what was rolled back", async () => {
  await startRemoteHost();
  await enqueueAll(["run_a"]);
  const rolledBack = transaction(async (tx) => {
    await enqueue(tx, [work("run_never")]);
    throw new Error("no");
  });
  await expect(rolledBack).rejects.toThrow("no");
  await enqueueAll(["run_b"]);

  await eventually(() => expect(takenIds()).toEqual(["run_a", "run_b"]));
  expect(server.events[0]).toMatchObject({ name: "patchbay/run.requested", data: { runId: "run_a" } });
  await eventually(async () => expect(await waiting()).toBe(0));
  expect(await sql()`select id from host_runs`).toEqual([]);
});

test("the server is told of our functions at the start, and asked again while it is away", async () => {
  await server.close();
  await startRemoteHost();
  const before = server.requests.length;
  await server.listen();

  await eventually(() => expect(server.requests.slice(before)).toContain("POST /fn/register"));
});

test("what was enqueued while the server was away gets there once it is back, oldest first", async () => {
  await startRemoteHost();
  await server.close();
  const ids = Array.from({ length: 250 }, (_, n) => `run_${String(n).padStart(3, "0")}`);
  for (let n = 0; n < ids.length; n += 50) await enqueueAll(ids.slice(n, n + 50));
  expect(await waiting()).toBe(ids.length);
  await server.listen();

  await eventually(() => expect(takenIds()).toHaveLength(ids.length));
  expect(takenIds()).toEqual(ids);
  await eventually(async () => expect(await waiting()).toBe(0));
});

test("what a crash left in the outbox is found without a signal, whatever its id", async () => {
  await sql().begin((tx) => insertOutbox(tx, eventsOf(["z", "a"])));
  await startRemoteHost();
  await eventually(() => expect(takenIds()).toEqual(["z", "a"]));
  // Committed late: its id and its time lie before those that are through.
  await sql().begin((tx) => insertOutbox(tx, [{ id: "0", name: "test/event", data: {}, ts: 1 }]));

  await eventually(() => expect(takenIds()).toEqual(["z", "a", "0"]));
});

test("a crash between sending and our commit sends the same id again, and the server drops it", async () => {
  await sql().begin((tx) => insertOutbox(tx, eventsOf(["twice"])));
  let sent = 0;
  const dying = dispatchBatch(
    sql(),
    async (events) => {
      sent += events.length;
      throw new Error("killed");
    },
    10,
  );
  await expect(dying).rejects.toThrow("killed");
  expect([sent, await waiting()]).toEqual([1, 1]);
  await startRemoteHost();

  await eventually(async () => expect(await waiting()).toBe(0));
  expect(takenIds()).toEqual(["twice"]);
});

test("several processes send side by side, and each event goes out once", async () => {
  const ids = Array.from({ length: 400 }, (_, n) => `event_${n}`);
  await sql().begin((tx) => insertOutbox(tx, eventsOf(ids)));
  const sent: string[] = [];
  const relays = [1, 2, 3].map(() =>
    startRelay({
      dispatch: (limit) =>
        dispatchBatch(
          sql(),
          async (events) => {
            await new Promise((resolve) => setTimeout(resolve, 20));
            sent.push(...events.map(({ id }) => id));
          },
          limit,
        ),
    }),
  );
  await eventually(async () => expect(await waiting()).toBe(0));
  await Promise.all(relays.map((relay) => relay.stop(1_000)));

  expect(sent.sort()).toEqual(ids.sort());
});

test("a server that is away is asked less and less often, and never left alone for long", () => {
  const delays = Array.from({ length: 12 }, (_, failures) => retryDelayMs(failures, 1));

  expect(delays.slice(0, 4)).toEqual([500, 1_000, 2_000, 4_000]);
  expect(Math.max(...delays)).toBe(15_000);
});

test("why events were not taken is said without the key that stands in their address", () => {
  const cause = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
  const error = new Error(`POST http://inngest/e/${KEYS.eventKey} failed`, { cause });

  expect(notTaken(error, KEYS.eventKey).message).toBe("POST http://inngest/e/… failed: ECONNREFUSED");
});

test("what was dispatched is forgotten after two days, what waits never", async () => {
  await sql().begin((tx) => insertOutbox(tx, eventsOf(["old", "new", "waits"])));
  await sql()`update outbox set dispatched_at = now() - interval '49 hours' where id = 'old'`;
  await sql()`update outbox set dispatched_at = now() - interval '47 hours' where id = 'new'`;

  expect(await pruneOutbox(sql())).toEqual({ isFull: false });
  expect(await sql()`select id from outbox order by id`).toEqual([{ id: "new" }, { id: "waits" }]);
});

async function queuedRuns(count: number): Promise<string[]> {
  const { teamId, actor } = await makeTeam();
  const { webhookId } = await makeDeployedAgent(actor, [{ kind: "wait", config: { seconds: 1 } }]);
  const calls = Array.from({ length: count }, (_, n) => ({ requestId: `req_${n}`, teamId, webhookId }));
  const runs = (await planRuns(sql(), calls)).flat();
  await sql().begin((tx) => storeRuns(tx, runs));

  return runs.map(({ id }) => id);
}

async function dispatched(eventId: string, minutesAgo: number): Promise<void> {
  await sql()`
    update outbox set dispatched_at = now() - make_interval(mins => ${minutesAgo}) where id = ${eventId}`;
}

async function askedAgain(): Promise<string[]> {
  await Promise.all([redispatchLostRuns(null), redispatchLostRuns(null)]);
  const rows = await sql()`select id from outbox where id like '%#%' order by id`;

  return rows.map(({ id }) => id);
}

test("a run that the server took long ago and never began is asked for again under a new id", async () => {
  const [stuck = "", fresh = "", over = "", unsent = ""] = await queuedRuns(4);
  await dispatched(stuck, 16);
  await dispatched(fresh, 14);
  await dispatched(over, 16);
  await sql()`update runs set status = 'succeeded' where id = ${over}`;
  await sql()`update runs set created_at = now() - interval '1 day' where id = ${unsent}`;

  expect(await askedAgain()).toEqual([`${stuck}#2`]);
  expect(await sql()`select data from outbox where id = ${`${stuck}#2`}`).toEqual([
    { data: JSON.stringify({ runId: stuck }) },
  ]);

  // The second time the server gets twice as long.
  await dispatched(`${stuck}#2`, 29);
  expect(await askedAgain()).toEqual([`${stuck}#2`]);
  await dispatched(`${stuck}#2`, 31);
  expect(await askedAgain()).toEqual([`${stuck}#2`, `${stuck}#3`]);
});

test("a run that should have gone on long ago is asked for again, one that still waits is not", async () => {
  const [late = "", waits = "", works = ""] = await queuedRuns(3);
  for (const runId of [late, waits, works]) await dispatched(runId, 600);
  await sql()`update runs set status = 'running' where id = ${works}`;
  await sql()`
    update runs set status = 'waiting', waiting_until = now() - interval '16 minutes' where id = ${late}`;
  await sql()`
    update runs set status = 'waiting', waiting_until = now() + interval '1 minute' where id = ${waits}`;

  expect(await askedAgain()).toEqual([`${late}#2`]);
});

test("runs that another executor left behind are given to the server", async () => {
  const [queued = "", running = "", waits = ""] = await queuedRuns(3);
  await sql()`update runs set status = 'running' where id = ${running}`;
  await sql()`
    update runs set status = 'waiting', waiting_until = now() + interval '1 day' where id = ${waits}`;
  await sql()`delete from outbox`;

  expect(await askedAgain()).toEqual([`${queued}#2`, `${running}#2`].sort());
});
