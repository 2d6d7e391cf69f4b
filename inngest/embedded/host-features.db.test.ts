import { afterEach, expect, test } from "vitest";
import { sql } from "@/db/client";
import { eventually, type Functions, hostsOn } from "./testing/hosts-on";

/** What a suite on a real server cannot show: moved clocks, several processes, crashes between steps. */

const clock = { nowMs: Date.parse("2026-11-21T09:58:30Z") };
const { loadHost, startHost, stopAll } = hostsOn(clock);

afterEach(stopAll);

test("a schedule fires once a tick, however many processes there are", async () => {
  const ticks: number[] = [];
  const scheduled: Functions = (inngest) => [
    inngest.createFunction(
      { id: "hourly", triggers: [{ cron: "TZ=Asia/Kolkata 30 15 * * *" }] },
      async ({ event }) => void ticks.push(event.ts ?? 0),
    ),
  ];
  await startHost(scheduled);
  await startHost(scheduled);
  clock.nowMs = Date.parse("2026-11-21T10:00:00.100Z");

  await eventually(() => expect(ticks).toEqual([Date.parse("2026-11-21T10:00:00Z")]));
  await eventually(async () => expect(await sql()`select from host_jobs`).toHaveLength(0));
  clock.nowMs = Date.parse("2026-11-24T12:00:00Z");
  await eventually(() => expect(ticks).toHaveLength(2));
  await eventually(async () =>
    expect(await sql()`select id from host_runs where ended_at is not null`).toHaveLength(2),
  );
});

test("keys with a concurrency rule take turns, and none exceeds its limit over two processes", async () => {
  const order: string[] = [];
  const atWork = new Map<string, number>();
  let most = 0;
  const limited: Functions = (inngest) => [
    inngest.createFunction(
      {
        id: "limited",
        triggers: [{ event: "test/limited" }],
        concurrency: { limit: 2, key: "event.data.key" },
      },
      async ({ event }) => {
        const { key } = event.data;
        atWork.set(key, (atWork.get(key) ?? 0) + 1);
        most = Math.max(most, atWork.get(key) ?? 0);
        order.push(key);
        await new Promise((resolve) => setTimeout(resolve, 5));
        atWork.set(key, (atWork.get(key) ?? 0) - 1);
      },
    ),
  ];
  const waiting = await loadHost(limited);
  const keys = [...Array<string>(60).fill("busy"), "quiet", "quiet", "calm"];
  await waiting.client.send(keys.map((key) => ({ name: "test/limited", data: { key } })));
  waiting.start();
  await startHost(limited);

  await eventually(() => expect(order).toHaveLength(keys.length));
  expect(most).toBe(2);
  // Sixty stood before them in the queue.
  expect(order.slice(0, 8)).toEqual(expect.arrayContaining(["quiet", "quiet", "calm"]));
});

test("two concurrency rules hold together", async () => {
  const atWork = { all: 0, most: 0 };
  let done = 0;
  const { client } = await startHost((inngest) => [
    inngest.createFunction(
      {
        id: "both",
        triggers: [{ event: "test/both" }],
        concurrency: [{ limit: 3 }, { limit: 2, key: "event.data.key" }],
      },
      async () => {
        atWork.all++;
        atWork.most = Math.max(atWork.most, atWork.all);
        await new Promise((resolve) => setTimeout(resolve, 10));
        atWork.all--;
        done++;
      },
    ),
  ]);
  await client.send(Array.from({ length: 12 }, (_, n) => ({ name: "test/both", data: { key: n % 4 } })));

  await eventually(() => expect(done).toBe(12));
  expect(atWork.most).toBe(3);
});

test("steps side by side survive their process, each on its own", async () => {
  const done: string[] = [];
  const parallel =
    (block: () => Promise<void>): Functions =>
    (inngest) => [
      inngest.createFunction({ id: "parallel", triggers: [{ event: "test/parallel" }] }, async ({ step }) => {
        await Promise.all([
          step.run("quick", async () => void done.push("quick")),
          step.run("stuck", async () => {
            done.push("stuck");
            await block();
          }),
        ]);
        await step.run("after", async () => void done.push("after"));
      }),
    ];
  const stalled = await startHost(parallel(() => new Promise(() => {})));
  await stalled.client.send({ name: "test/parallel", data: {} });
  await eventually(() => expect([...done].sort()).toEqual(["quick", "stuck"]));
  await eventually(async () => expect(await sql()`select from host_jobs`).toHaveLength(1));
  await stalled.host.stop(0);
  await startHost(parallel(async () => {}));

  await eventually(async () => expect(await sql()`select from host_jobs`).toHaveLength(0));
  expect([...done].sort()).toEqual(["after", "quick", "stuck", "stuck"]);
  expect(done.at(-1)).toBe("after");
});

test("a step that waits for an event is found by it among many, and once", async () => {
  const got: unknown[] = [];
  const { client } = await startHost((inngest) => [
    inngest.createFunction({ id: "waits", triggers: [{ event: "test/waits" }] }, async ({ event, step }) => {
      const reply = await step.waitForEvent("reply", {
        event: "test/reply",
        match: "data.id",
        timeout: "1h",
      });
      got.push([event.data.id, reply?.data.text]);
    }),
  ]);
  await client.send(Array.from({ length: 30 }, (_, id) => ({ name: "test/waits", data: { id } })));
  await eventually(async () => expect(await sql()`select from host_waits`).toHaveLength(30));

  await Promise.all(
    ["first", "second"].map((text) => client.send({ name: "test/reply", data: { id: 7, text } })),
  );
  await eventually(() => expect(got).toHaveLength(1));
  expect(got).toEqual([[7, expect.stringMatching(/first|second/)]]);
  expect(await sql()`select from host_waits`).toHaveLength(29);

  clock.nowMs += 3_600_000;
  await client.send({ name: "test/reply", data: { id: "nobody" } });
  await eventually(() => expect(got).toHaveLength(30));
});

test("a run that remembers too much fails instead of growing", async () => {
  const failures: string[] = [];
  const { client } = await startHost((inngest) => [
    inngest.createFunction(
      {
        id: "heavy",
        triggers: [{ event: "test/heavy" }],
        onFailure: async ({ error }) => void failures.push(error.message),
      },
      async ({ step }) => {
        await step.run("heavy", () => "x".repeat(4 * 1024 * 1024));
      },
    ),
  ]);
  await client.send({ name: "test/heavy", data: {} });

  await eventually(() => expect(failures).toEqual(["The result of a step is larger than 4 MB."]));
});
