import { NonRetriableError, RetryAfterError } from "inngest";
import { afterEach, describe, expect, test } from "vitest";
import { sql } from "@/db/client";
import { HOST_ORIGIN } from "./protocol";
import { eventually, type Functions, hostsOn } from "./testing/hosts-on";

const clock = { nowMs: Date.parse("2026-11-21T10:00:00Z") };
const { loadHost, startHost, running, stopAll } = hostsOn(clock);

afterEach(stopAll);

async function jobs() {
  return sql()`select attempt, lapses, due_at, lease from host_jobs order by id`;
}

test("runs steps in order, each once, and leaves nothing behind", async () => {
  const done: string[] = [];
  const { client } = await startHost((inngest) => [
    inngest.createFunction({ id: "steps", triggers: [{ event: "test/steps" }] }, async ({ event, step }) => {
      const one = await step.run("one", async () => {
        done.push("one");
        return { from: event.data.name };
      });
      const two = await step.run("two", async () => {
        done.push("two");
        return `${one.from}!`;
      });
      done.push(two);
    }),
  ]);
  await client.send({ name: "test/steps", data: { name: "Ada" } });

  await eventually(() => expect(done).toEqual(["one", "two", "Ada!"]));
  await eventually(async () => expect(await jobs()).toEqual([]));
  expect(await sql()`select count(*)::int as memos from host_memos`).toMatchObject([{ memos: 0 }]);
});

test("sleeps by the app's clock, and goes on at once when that has passed it", async () => {
  const done: string[] = [];
  const { client, host } = await startHost((inngest) => [
    inngest.createFunction({ id: "sleeps", triggers: [{ event: "test/sleeps" }] }, async ({ step }) => {
      await step.run("before", async () => void done.push("before"));
      await step.sleepUntil("an-hour", new Date(Date.parse("2026-11-21T11:00:00Z")));
      await step.run("after", async () => void done.push("after"));
    }),
  ]);
  await client.send({ name: "test/sleeps", data: {} });
  await eventually(async () =>
    expect(await jobs()).toMatchObject([{ lease: null, due_at: "2026-11-21 11:00:00+00" }]),
  );

  clock.nowMs = Date.parse("2026-11-21T10:59:59.999Z");
  host.nudge();
  await eventually(async () => expect(await jobs()).toMatchObject([{ lease: null }]));
  expect(done).toEqual(["before"]);

  clock.nowMs = Date.parse("2026-11-21T11:00:00Z");
  host.nudge();
  await eventually(() => expect(done).toEqual(["before", "after"]));
});

test("an event id starts a function once, whatever comes after", async () => {
  let runs = 0;
  const { client, host } = await startHost((inngest) => [
    inngest.createFunction({ id: "once", triggers: [{ event: "test/once" }] }, async () => void runs++),
  ]);
  await client.send({ id: "same", name: "test/once", data: {} });
  await eventually(() => expect(runs).toBe(1));
  await eventually(async () => expect(await jobs()).toEqual([]));
  await client.send({ id: "same", name: "test/once", data: {} });
  await client.send({ id: "other", name: "test/once", data: {} });
  host.nudge();

  await eventually(async () => expect(await jobs()).toEqual([]));
  expect(runs).toBe(2);
});

describe("failures", () => {
  test("a step that throws is tried again after the time it asks for", async () => {
    const attempts: number[] = [];
    const { client, host } = await startHost((inngest) => [
      inngest.createFunction(
        { id: "retries", triggers: [{ event: "test/retries" }] },
        async ({ step, attempt }) => {
          await step.run("flaky", async () => {
            attempts.push(attempt);
            if (attempts.length < 3) throw new RetryAfterError("Not yet.", "60s");
          });
        },
      ),
    ]);
    await client.send({ name: "test/retries", data: {} });
    for (const failed of [1, 2]) {
      await eventually(async () => expect(await jobs()).toMatchObject([{ attempt: failed, lease: null }]));
      clock.nowMs += 60_000;
      host.nudge();
    }

    await eventually(async () => expect(await jobs()).toEqual([]));
    expect(attempts).toEqual([0, 1, 2]);
  });

  test("one that cannot succeed runs onFailure, with the event it began with", async () => {
    const failures: unknown[] = [];
    const { client } = await startHost((inngest) => [
      inngest.createFunction(
        {
          id: "hopeless",
          triggers: [{ event: "test/hopeless" }],
          onFailure: async ({ event, error }) => {
            failures.push([error.message, event.data.event.data]);
          },
        },
        async ({ step }) => {
          await step.run("hopeless", async () => {
            throw new NonRetriableError("Never.");
          });
        },
      ),
    ]);
    await client.send({ name: "test/hopeless", data: { n: 7 } });

    await eventually(() => expect(failures).toEqual([["Never.", expect.objectContaining({ n: 7 })]]));
  });
});

describe("a worker that is gone", () => {
  const interrupted =
    (done: string[], block: () => Promise<void>): Functions =>
    (inngest) => [
      inngest.createFunction(
        { id: "interrupted", triggers: [{ event: "test/interrupted" }] },
        async ({ step }) => {
          await step.run("first", async () => void done.push("first"));
          await step.run("second", async () => {
            done.push("second");
            await block();
          });
        },
      ),
    ];

  test("is replaced once its lease has run out; finished steps are not repeated", async () => {
    const done: string[] = [];
    const stalled = await startHost(interrupted(done, () => new Promise(() => {})));
    await stalled.client.send({ name: "test/interrupted", data: {} });
    await eventually(() => expect(done).toEqual(["first", "second"]));
    running.splice(0);

    const successor = await startHost(interrupted(done, async () => {}));
    await eventually(async () => expect(await jobs()).toHaveLength(1));
    expect(done).toEqual(["first", "second"]);

    await sql()`update host_jobs set leased_until = now() - interval '1 second'`;
    successor.host.nudge();
    await eventually(async () => expect(await jobs()).toEqual([]));
    expect(done).toEqual(["first", "second", "second"]);
    void stalled.host.stop(0);
  });

  test("cannot save anything when it comes back", async () => {
    const done: string[] = [];
    let comeBack = () => {};
    const blocked = new Promise<void>((resolve) => {
      comeBack = resolve;
    });
    const functions =
      (name: string, block: () => Promise<void>): Functions =>
      (inngest) => [
        inngest.createFunction({ id: "fenced", triggers: [{ event: "test/fenced" }] }, async ({ step }) => {
          await step.run("act", async () => {
            done.push(`${name} acts`);
            await block();
          });
          await step.run("go on", async () => void done.push(`${name} goes on`));
        }),
      ];
    const stalled = await startHost(functions("stalled", () => blocked));
    await stalled.client.send({ name: "test/fenced", data: {} });
    await eventually(() => expect(done).toEqual(["stalled acts"]));

    const successor = await startHost(functions("successor", async () => {}));
    await sql()`update host_jobs set leased_until = now() - interval '1 second'`;
    successor.host.nudge();
    await eventually(() => expect(done).toEqual(["stalled acts", "successor acts", "successor goes on"]));

    comeBack();
    await stalled.host.stop(5_000);
    expect(done).toEqual(["stalled acts", "successor acts", "successor goes on"]);
  });

  test("that stops in good order gives its jobs back at once", async () => {
    const done: string[] = [];
    const stopping = await startHost(interrupted(done, () => new Promise(() => {})));
    await stopping.client.send({ name: "test/interrupted", data: {} });
    await eventually(() => expect(done).toEqual(["first", "second"]));
    await stopping.host.stop(0);

    expect(await jobs()).toMatchObject([{ lease: null }]);
  });
});

test("a job whose lease runs out again and again is given up", async () => {
  const failures: string[] = [];
  const { client, host } = await startHost((inngest) => [
    inngest.createFunction(
      {
        id: "poison",
        triggers: [{ event: "test/poison" }],
        onFailure: async ({ error }) => void failures.push(error.message),
      },
      async ({ step }) => {
        await step.run("never", () => new Promise(() => {}));
      },
    ),
  ]);
  await client.send({ name: "test/poison", data: {} });
  await eventually(async () => expect(await jobs()).toMatchObject([{ lease: expect.any(String) }]));
  await sql()`update host_jobs set lapses = 19, leased_until = now() - interval '1 second'`;
  host.nudge();

  await eventually(() => expect(failures).toEqual(["It was interrupted too often."]));
});

describe("refusals", () => {
  test.each([
    [
      "a setting that it does not know",
      { debounce: { period: "5s" } },
      /cannot run this function[\s\S]*debounce/,
    ],
    ["a scope that reaches beyond it", { concurrency: { limit: 1, scope: "env", key: '"x"' } }, /scope/],
    [
      "a condition that it cannot read",
      { triggers: [{ event: "t/x", if: "event.data.n >" }] },
      /event.data.n >/,
    ],
    ["a key that it cannot read", { idempotency: "event.data[" }, /test-refused/],
    ["a schedule that it cannot read", { triggers: [{ cron: "every day" }] }, /test-refused/],
    ["a time that it cannot read", { cancelOn: [{ event: "t/x", timeout: "soon" }] }, /no length of time/],
  ] as const)("a function with %s is refused at the start", async (_, config, message) => {
    const refused: Functions = (inngest) => [
      inngest.createFunction(
        // The SDK's types forbid some of these; what matters is what the host gets.
        { id: "refused", triggers: [{ event: "t/y" }], ...config } as Parameters<
          typeof inngest.createFunction
        >[0],
        async () => {},
      ),
    ];

    await expect(loadHost(refused)).rejects.toThrow(message);
  });

  test("an operation that it does not know fails the run", async () => {
    const failures: string[] = [];
    const { client } = await startHost((inngest) => [
      inngest.createFunction(
        {
          id: "waits",
          triggers: [{ event: "test/waits" }],
          onFailure: async ({ error }) => void failures.push(error.message),
        },
        async ({ step }) => {
          await step.waitForSignal("wait", { signal: "never", timeout: "1h" });
        },
      ),
    ]);
    await client.send({ name: "test/waits", data: {} });

    await eventually(() => expect(failures).toEqual([expect.stringContaining("WaitForSignal")]));
  });

  test("nothing runs without the host's signature", async () => {
    const { handler } = await loadHost((inngest) => [
      inngest.createFunction({ id: "guarded", triggers: [{ event: "test/x" }] }, async () => {}),
    ]);
    const calls = (["GET", "POST", "PUT"] as const).map((method) =>
      handler(
        new Request(`${HOST_ORIGIN}/api/inngest?fnId=test-guarded&stepId=step`, {
          method,
          headers: {
            host: "embedded.invalid",
            "x-inngest-signature": `t=${Math.floor(Date.now() / 1000)}&s=00`,
          },
          body: method === "GET" ? null : "{}",
        }),
      ),
    );

    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual([401, 401, 401]);
  });
});
