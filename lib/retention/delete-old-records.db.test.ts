import { beforeAll, expect, test } from "vitest";
import { type SqlExecutor, sql } from "@/db/client";
import { firstIdAt } from "@/lib/core/ids";
import { deleteOldRecords } from "./delete-old-records";
import * as statements from "./statements";
import { countRecords, makeRecordKeeper, RECORD_TABLES } from "./testing/seed-records";

const DAY_MS = 24 * 60 * 60 * 1000;
const OLD_MS = Date.now() - 40 * DAY_MS;
const OLD_ROWS = 20_000;
const NEW_ROWS = 500;
const LIMIT = 1_000;

let keeper: Awaited<ReturnType<typeof makeRecordKeeper>>;

beforeAll(async () => {
  keeper = await makeRecordKeeper();
  await keeper.seed(OLD_ROWS, OLD_MS);
  await keeper.seed(NEW_ROWS, Date.now() - 60_000);
  for (const table of RECORD_TABLES) await sql()`vacuum analyze ${sql()(table)}`;
}, 120_000);

test("every statement finds its rows by an index, and deletes no more than its limit", async () => {
  const bounds = { before: new Date(Date.now() - 30 * DAY_MS), limit: LIMIT, after: "" };
  const runIds = (await statements.selectRuns(sql(), bounds)).map(({ id }) => id);
  const requestIds = (await statements.selectRequests(sql(), bounds)).map(({ id }) => id);
  const build = (executor: SqlExecutor) => ({
    captured: statements.deleteCaptured(executor, bounds),
    requests: statements.selectRequests(executor, bounds),
    ranRequests: statements.deleteRequests(executor, requestIds),
    keys: statements.deleteIdempotencyKeys(executor, bounds),
    signIns: statements.deleteSignInFailures(executor, bounds),
    selection: statements.selectRuns(executor, bounds),
    steps: statements.deleteSteps(executor, runIds, LIMIT),
    attempts: statements.deleteAttempts(executor, runIds, LIMIT),
    deliveries: statements.deleteDeliveries(executor, runIds, LIMIT),
    runs: statements.deleteRuns(executor, runIds),
  });

  for (const [name, statement] of Object.entries(build(sql()))) {
    const plan = (await sql()`explain ${statement}`).map((row) => String(row["QUERY PLAN"]));
    expect(
      plan.filter((line) => line.includes("Seq Scan")).map((line) => line.slice(0, 80)),
      name,
    ).toEqual([]);
  }
  const touched: Record<string, number> = {};
  await undone(async (tx) => {
    for (const [name, statement] of Object.entries(build(tx))) touched[name] = (await statement).count;
  });
  expect(touched).toEqual({
    captured: LIMIT,
    requests: LIMIT,
    ranRequests: 0, // their runs are there
    keys: LIMIT,
    signIns: LIMIT,
    selection: LIMIT,
    steps: LIMIT,
    attempts: LIMIT / 2,
    deliveries: LIMIT / 4,
    runs: LIMIT / 2, // those whose steps are gone
  });
});

test("deletes what is old, and leaves whole what is not over", async () => {
  const [live, delivering, endedLate] = [1, 2, 3].map((n) => `${firstIdAt("run", OLD_MS)}00000${n}`) as [
    string,
    string,
    string,
  ];
  await sql()`update runs set status = 'waiting', finished_at = null where id = ${live}`;
  await sql()`update runs set finished_at = now() where id = ${endedLate}`;
  await sql()`
    insert into deliveries (id, team_id, run_id, step_key, target, status, created_at)
    values ('dlv_pending', ${keeper.teamId}, ${delivering}, 'pending', '{}', 'pending', now())`;

  expect((await deleteOldRecords({ timeMs: 60_000, pauseMs: 0 })).isDone).toBe(true);

  expect(await countRecords()).toEqual({
    requests: NEW_ROWS + 3,
    runs: NEW_ROWS + 3,
    run_steps: 2 * (NEW_ROWS + 3),
    deliveries: NEW_ROWS / 4 + 1,
    delivery_attempts: NEW_ROWS / 2,
    captured_requests: NEW_ROWS,
    idempotency_keys: NEW_ROWS,
    sign_in_failures: NEW_ROWS,
  });
  const whole = await sql()`
    select runs.id from runs join requests on requests.id = runs.request_id
    join run_steps on run_steps.run_id = runs.id where runs.id in (${live}, ${delivering}, ${endedLate})`;
  expect(whole).toHaveLength(6);
  expect(await deleteOldRecords({ timeMs: 60_000, pauseMs: 0 })).toEqual({ rows: 0, isDone: true });
}, 60_000);

test("stops when its time is up, and goes on where it stopped", async () => {
  const before = await countRecords();
  await keeper.seed(3_000, OLD_MS - DAY_MS);

  expect(await deleteOldRecords({ timeMs: 0, batchRows: 100, pauseMs: 0 })).toEqual({
    rows: 100,
    isDone: false,
  });
  let rounds = 1;
  while (!(await deleteOldRecords({ timeMs: 20, pauseMs: 0 })).isDone) rounds++;

  expect(rounds).toBeGreaterThan(1);
  expect(await countRecords()).toEqual(before);
}, 60_000);

/** Lets statements run, and has them never happened. */
async function undone(work: (tx: SqlExecutor) => Promise<void>): Promise<void> {
  const undo = new Error("undo");
  const thrown = await sql()
    .begin(async (tx) => {
      await work(tx);
      throw undo;
    })
    .catch((error) => error);
  if (thrown !== undo) throw thrown;
}
