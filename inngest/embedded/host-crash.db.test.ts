import { setTimeout as pause } from "node:timers/promises";
import { Inngest } from "inngest";
import { serve } from "inngest/edge";
import { afterEach, expect, test, vi } from "vitest";
import { sql } from "@/db/client";
import { createEmbeddedHost, type EmbeddedHost } from "./host";
import { HOST_ORIGIN } from "./protocol";

const SIGNING_KEY = "5f".repeat(32);

type Functions = (inngest: Inngest) => ReturnType<Inngest["createFunction"]>[];

const running: EmbeddedHost[] = [];
let clockMs = Date.parse("2026-11-21T10:00:00Z");

afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(running.splice(0).map((host) => host.stop(0)));
  await sql()`delete from host_runs`;
});

function eventually(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: 15_000, interval: 10 });
}

/** One process's host. `statements` counts how often it has turned to the database. */
async function startHost(functions: Functions) {
  const counted = { statements: 0 };
  const host = createEmbeddedHost({
    sql: () => {
      counted.statements++;
      return sql();
    },
    nowMs: () => clockMs,
    signingKey: () => SIGNING_KEY,
  });
  const client = new Inngest({
    id: "test",
    isDev: false,
    eventKey: "embedded",
    signingKey: SIGNING_KEY,
    baseUrl: HOST_ORIGIN,
    fetch: host.fetch,
    logger: { info() {}, warn() {}, error() {}, debug() {} },
  });
  const handler = serve({ client, functions: functions(client), enableUnauthedSync: false });
  await host.load(handler);
  host.start(handler);
  running.push(host);

  return { host, client, counted };
}

function jobs() {
  return sql()`select function_id, attempt, lapses, lease from host_jobs order by id`;
}

const act =
  (id: string, work: (name: string) => Promise<void> | void): Functions =>
  (inngest) => [
    inngest.createFunction({ id, triggers: [{ event: `test/${id}` }] }, async ({ event, step }) => {
      await step.run("act", async () => {
        await work(String(event.data.name));
      });
    }),
  ];

const both =
  (first: Functions, second: Functions): Functions =>
  (inngest) => [...first(inngest), ...second(inngest)];

test("jobs of a function that this version lacks wait: no attempt is burnt, and nobody runs in circles", async () => {
  const done: string[] = [];
  const kept = act("kept", (name) => void done.push(name));
  const dropped = act("dropped", (name) => void done.push(name));
  const old = await startHost(both(kept, dropped));
  await old.host.stop(0);
  const names = Array.from({ length: 100 }, (_, n) => `dropped ${n}`);
  await old.client.send(names.map((name) => ({ name: "test/dropped", data: { name } })));

  const { client, counted, host } = await startHost(kept);
  await client.send({ name: "test/kept", data: { name: "kept" } });
  await eventually(() => expect(done).toEqual(["kept"]));
  await eventually(async () => expect(await jobs()).toHaveLength(100));
  counted.statements = 0;
  await pause(3_000);

  // A look or two of the safety net, each two statements.
  expect(counted.statements).toBeLessThanOrEqual(8);
  expect(await jobs()).toEqual(
    names.map(() => ({ function_id: "test-dropped", attempt: 0, lapses: 0, lease: null })),
  );
  await host.stop(0);

  await startHost(both(kept, dropped));
  await eventually(async () => expect(await jobs()).toEqual([]));
  expect(done.slice(1).sort()).toEqual(names.sort());
});

test("a run that sleeps over a restart goes on at once when the clock has passed its time", async () => {
  const done: string[] = [];
  const functions: Functions = (inngest) => [
    inngest.createFunction({ id: "sleeps", triggers: [{ event: "test/sleeps" }] }, async ({ step }) => {
      await step.run("before", async () => void done.push("before"));
      await step.sleep("an-hour", "1h");
      await step.run("after", async () => void done.push("after"));
    }),
  ];
  const first = await startHost(functions);
  await first.client.send({ name: "test/sleeps", data: {} });
  await eventually(() => expect(done).toEqual(["before"]));
  await eventually(async () => expect(await jobs()).toMatchObject([{ lease: null }]));
  await first.host.stop(0);

  clockMs += 60 * 60 * 1000;
  await startHost(functions);
  await eventually(() => expect(done).toEqual(["before", "after"]));
});

test("two processes share the work, and do each part of it once", async () => {
  const done: string[] = [];
  const functions = (process: string) => act("shared", (name) => void done.push(`${name} ${process}`));
  const one = await startHost(functions("one"));
  await startHost(functions("two"));
  const names = Array.from({ length: 120 }, (_, n) => `run ${n}`);
  for (let from = 0; from < names.length; from += 20) {
    const events = names.slice(from, from + 20).map((name) => ({ name: "test/shared", data: { name } }));
    await one.client.send(events);
    for (const host of running) host.nudge();
  }

  await eventually(async () => expect(await jobs()).toEqual([]));
  expect(done.map((entry) => entry.replace(/ (one|two)$/, "")).sort()).toEqual(names.sort());
  expect(new Set(done.map((entry) => entry.split(" ").at(-1)))).toEqual(new Set(["one", "two"]));
});

test("what a database that went away did not take is settled once it is back", async () => {
  const done: string[] = [];
  const lock = await sql().reserve();
  const { client } = await startHost(
    act("settles", async (name) => {
      done.push(name);
      await lock`begin`;
      await lock`lock table host_waits in share mode`;
    }),
  );
  await client.send({ name: "test/settles", data: { name: "once" } });
  const ended = await waitingBackends(/delete from host_jobs/);
  await lock`rollback`;
  lock.release();

  expect(ended).toBe(1);
  await eventually(async () => expect(await jobs()).toEqual([]));
  expect(done).toEqual(["once"]);
});

test("a process that slept past its leases does not take its own work for somebody else's", async () => {
  const done: string[] = [];
  let finish = () => {};
  const blocked = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const { client, host } = await startHost(
    act("slept", async (name) => {
      done.push(name);
      await blocked;
    }),
  );
  await client.send({ name: "test/slept", data: { name: "once" } });
  await eventually(() => expect(done).toEqual(["once"]));

  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60_000 });
  await sql()`update host_jobs set leased_until = now() - interval '50 seconds'`;
  host.nudge();
  await eventually(async () =>
    expect(await sql()`select from host_jobs where leased_until > now()`).toHaveLength(1),
  );
  expect(await jobs()).toMatchObject([{ lapses: 0 }]);
  finish();

  await eventually(async () => expect(await jobs()).toEqual([]));
  expect(done).toEqual(["once"]);
});

/** Ends the connections whose statement waits for a lock, as a restart of PostgreSQL does; how many. */
async function waitingBackends(statement: RegExp): Promise<number> {
  let ended = 0;
  await eventually(async () => {
    const rows = await sql()<{ is_ended: boolean }[]>`
      select pg_terminate_backend(pid) as is_ended from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query ~ ${statement.source}`;
    ended = rows.length;
    expect(ended).toBeGreaterThan(0);
  });

  return ended;
}
