import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { sql, transaction } from "@/db/client";
import { loadHost } from "@/inngest/start-host";
import type { OutboundWebhook } from "@/lib/engine/node";
import { planRuns, storeRuns } from "@/lib/runs/start-runs";
import { makeDeployedAgent } from "@/lib/testing/make-agent";
import { makeTeam } from "@/lib/testing/make-team";
import { startReceiver } from "@/lib/testing/start-receiver";
import { attemptDelivery } from "./attempt-delivery";
import { createDelivery } from "./create-delivery";

let receiver: Awaited<ReturnType<typeof startReceiver>>;
let ids: { teamId: string; runId: string };
let stepNumber = 0;

beforeAll(async () => {
  receiver = await startReceiver();
  process.env.PATCHBAY_EGRESS_ALLOW = receiver.hostPort;
  await loadHost();
  const team = await makeTeam();
  const { webhookId } = await makeDeployedAgent(team.actor, [{ kind: "wait", config: { seconds: 60 } }]);
  const [runs = []] = await planRuns(sql(), [{ requestId: "req_x", teamId: team.teamId, webhookId }]);
  await sql().begin((tx) => storeRuns(tx, runs));
  ids = { teamId: team.teamId, runId: runs[0]?.id ?? "" };
});

afterAll(() => receiver.close());

beforeEach(() => {
  receiver.calls.length = 0;
  receiver.answerWith(() => ({ status: 200 }));
});

async function newDelivery(webhook: Partial<OutboundWebhook> = {}): Promise<string> {
  const { id } = await transaction((tx) =>
    createDelivery(tx, {
      ...ids,
      stepKey: `step_${stepNumber++}`,
      webhook: {
        method: "POST",
        url: receiver.url,
        headers: { "content-type": "application/json" },
        contentType: "application/json",
        secret: null,
        signingSecret: null,
        body: "{}",
        successRule: "2xx",
        retryGapsSeconds: [0, 5],
        timeoutMs: 500,
        waitForDelivery: true,
        ...webhook,
      },
    }),
  );

  return id;
}

function attempt(deliveryId: string, ordinal: number, onRepeat: boolean[] = [], owner = "execution 1") {
  return attemptDelivery({
    open: async () => ({ id: deliveryId, created: null }),
    ordinal,
    owner,
    alongside: async (_, isRepeat) => void onRepeat.push(isRepeat),
  });
}

async function attemptsOf(deliveryId: string) {
  return sql()`
    select number, is_interrupted, status_code, error_class from delivery_attempts
    where delivery_id = ${deliveryId} order by number`;
}

test("the same step of a run has one delivery, and the first body counts", async () => {
  stepNumber = 900;
  const first = await newDelivery({ body: '{"n":1}' });
  stepNumber = 900;
  const second = await newDelivery({ body: '{"n":2}' });
  await attempt(first, 1);

  expect(second).toBe(first);
  expect(receiver.calls[0]?.body).toBe('{"n":1}');
});

test("an attempt that was finished before a crash is told again, not made again", async () => {
  receiver.answerWith(() => ({ status: 201, headers: { "content-type": "text/plain" }, body: "made" }));
  const id = await newDelivery();
  const made = await attempt(id, 1);

  expect(await attempt(id, 1)).toEqual(made);
  expect(made).toMatchObject({
    status: "delivered",
    statusCode: 201,
    response: { text: "made" },
    nextAttemptAt: null,
  });
  expect(receiver.calls).toHaveLength(1);
});

test("one that was interrupted is marked, does not count, and goes out again under the same id", async () => {
  receiver.answerWith(() => "never");
  const id = await newDelivery({ timeoutMs: 30_000 });
  const repeats: boolean[] = [];
  const dying = attempt(id, 1, repeats);
  dying.catch(() => {});
  await expect.poll(() => receiver.calls.length).toBe(1);

  receiver.answerWith(() => ({ status: 200 }));
  expect(await attempt(id, 1, repeats)).toMatchObject({ status: "delivered" });
  expect(repeats).toEqual([false, true]);
  expect(await attemptsOf(id)).toMatchObject([
    { number: 1, is_interrupted: true, error_class: "interrupted" },
    { number: 2, is_interrupted: false, status_code: 200 },
  ]);
  expect(await sql()`select attempts_made from deliveries where id = ${id}`).toMatchObject([
    { attempts_made: 1 },
  ]);
  expect(new Set(receiver.calls.map(({ headers }) => headers["webhook-id"]))).toEqual(new Set([id]));

  receiver.dropConnections();
  await expect(dying).rejects.toThrow(/taken over/);
});

describe("two executions of the same run", () => {
  test("make one attempt together: the second waits for the first", async () => {
    let answer = () => {};
    receiver.answerWith(
      () => new Promise((resolve) => (answer = () => resolve({ status: 201, body: "once" }))),
    );
    const id = await newDelivery({ timeoutMs: 30_000 });
    const first = attempt(id, 1);
    await expect.poll(() => receiver.calls.length).toBe(1);

    await expect(attempt(id, 1, [], "execution 2")).rejects.toMatchObject({
      code: "unavailable",
      headers: { "retry-after": expect.stringMatching(/^3[45]$/) },
    });
    answer();
    const made = await first;
    expect(await attempt(id, 1, [], "execution 2")).toEqual(made);
    expect(receiver.calls).toHaveLength(1);
  });

  test("begin in the same moment, and still only one request leaves", async () => {
    receiver.answerWith(() => new Promise((resolve) => setTimeout(resolve, 300, { status: 200 })));
    const id = await newDelivery({ timeoutMs: 30_000 });
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) => attempt(id, 1, [], `execution ${n}`)),
    );

    expect(receiver.calls).toHaveLength(1);
    expect(results.some(({ status }) => status === "fulfilled")).toBe(true);
    expect(await attemptsOf(id)).toMatchObject([{ number: 1, is_interrupted: false, status_code: 200 }]);
  });

  test("are not held up by one that is dead: after its lease the attempt is taken over", async () => {
    receiver.answerWith(() => "never");
    const id = await newDelivery({ timeoutMs: 30_000 });
    const dying = attempt(id, 1);
    dying.catch(() => {});
    await expect.poll(() => receiver.calls.length).toBe(1);
    await sql()`update delivery_attempts set leased_until = now() where delivery_id = ${id}`;

    receiver.answerWith(() => ({ status: 200 }));
    expect(await attempt(id, 1, [], "execution 2")).toMatchObject({ status: "delivered" });
    expect(await attemptsOf(id)).toMatchObject([{ is_interrupted: true }, { status_code: 200 }]);
    receiver.dropConnections();
    await expect(dying).rejects.toThrow(/taken over/);
  });
});

test.each([
  ["timeout", "never", /did not answer within 0.5 seconds/],
  ["reset", "hang up", /closed the connection/],
  ["status", { status: 404 }, /404 \(Not Found\)/],
  ["redirect", { status: 302, headers: { location: "/x" } }, /does not follow redirects/],
] as const)("%s is recorded with its class and a plain sentence", async (errorClass, answer, message) => {
  receiver.answerWith(() => answer);
  const id = await newDelivery();

  expect(await attempt(id, 1)).toMatchObject({
    status: "pending",
    failure: { code: errorClass, message: expect.stringMatching(message) },
    nextAttemptAt: expect.any(String),
  });
  expect(await attempt(id, 2)).toMatchObject({ status: "failed", nextAttemptAt: null });
});

test("an answer is kept while the database is away, and not asked for again", async () => {
  const lock = await sql().reserve();
  receiver.answerWith(async () => {
    await lock`begin`;
    await lock`lock table delivery_attempts in share mode`;
    return { status: 200 };
  });
  const id = await newDelivery();
  const outcome = attempt(id, 1);
  // As when PostgreSQL restarts: the connection that was to write the answer down is ended.
  await vi.waitFor(
    async () =>
      expect(
        await sql()`
          select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
            and wait_event_type = 'Lock' and query like '%update delivery_attempts%'`,
      ).toHaveLength(1),
    { timeout: 10_000 },
  );
  await lock`rollback`;
  lock.release();

  expect(await outcome).toMatchObject({ status: "delivered", statusCode: 200 });
  expect(await attemptsOf(id)).toMatchObject([{ number: 1, is_interrupted: false, status_code: 200 }]);
  expect(receiver.calls).toHaveLength(1);
});
