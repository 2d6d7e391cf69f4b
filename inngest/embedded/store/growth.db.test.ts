import { beforeAll, expect, test } from "vitest";
import { type Sql, type SqlExecutor, sql } from "@/db/client";
import type { HostFunction } from "../protocol";
import { claimJobs, nextDueMs } from "./claim-jobs";
import { insertEvents } from "./insert-runs";
import { pruneRuns } from "./prune-runs";
import { endRuns } from "./settle-job";

/** What is stored already must not make what comes next slower: no statement may walk a table. */

const STORED_RUNS = 200_000;
const QUEUED_RUNS = 100_000;
const NOW_MS = Date.parse("2026-11-21T10:00:00Z");

const plain: HostFunction = {
  id: "plain",
  maxAttempts: 1,
  triggers: [{ kind: "event", event: "test/plain", expression: null }],
  idempotency: null,
  concurrency: [],
  cancelOn: [],
};
const limited: HostFunction = { ...plain, id: "limited", concurrency: [{ limit: 2, key: "event.data.key" }] };

beforeAll(async () => {
  await sql()`
    insert into host_runs (id, function_id, event, created_at, ended_at)
    select 'old' || n, 'plain', '{}', now() - interval '1 hour', now() - interval '1 hour'
    from generate_series(1, ${STORED_RUNS}) n`;
  await sql()`
    insert into host_runs (id, function_id, event, created_at)
    select 'new' || n, 'plain', '{"id":"e","name":"test/plain","data":{},"ts":0}', now()
    from generate_series(1, ${QUEUED_RUNS}) n`;
  await sql()`
    insert into host_jobs (id, run_id, function_id, slot_a, due_at)
    select 'job' || n, 'new' || n, case when n % 4 = 0 then 'limited' else 'plain' end,
      case when n % 4 = 0 then 'limited:0:' || n % 100 end, '2026-11-21T09:00:00Z'::timestamptz + n * interval '1 ms'
    from generate_series(1, ${QUEUED_RUNS}) n`;
  await sql()`
    insert into host_waits (id, run_id, step_id, event_name, match_value)
    select 'wait' || n, 'new' || n, 'step', 'test/reply', '["data.id",' || n || ']'
    from generate_series(1, ${QUEUED_RUNS}) n`;
  for (const table of ["host_runs", "host_jobs", "host_waits", "host_memos"])
    await sql()`analyze ${sql()(table)}`;
}, 120_000);

/** Rows of whole-table walks that `work` causes, table by table, by PostgreSQL's own account. */
async function walkedBy(work: (tx: Sql) => Promise<unknown>): Promise<Record<string, number>> {
  const walked: Record<string, number> = {};
  await sql()
    .begin(async (tx) => {
      const before = await rowsWalked(tx);
      // Whatever begins a transaction of its own gets a savepoint in this one.
      await work(Object.assign(tx, { begin: tx.savepoint.bind(tx) }) as unknown as Sql);
      for (const [table, rows] of await rowsWalked(tx)) {
        const added = rows - (before.get(table) ?? 0);
        if (added > 0) walked[table] = added;
      }
      throw new RollBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof RollBack)) throw error;
    });

  return walked;
}

/** The connection's own count, of which it has told the others only a part: so take the difference. */
async function rowsWalked(tx: SqlExecutor): Promise<Map<string, number>> {
  const rows = await tx<{ relname: string; seq_tup_read: string }[]>`
    select relname, seq_tup_read from pg_stat_xact_user_tables where relname like 'host_%'`;

  return new Map(rows.map((row) => [row.relname, Number(row.seq_tup_read)]));
}

class RollBack extends Error {}

test("the account of walks is true", async () => {
  const walked = await walkedBy((tx) => tx`select count(*) from host_jobs where attempt = 7`);

  expect(walked).toEqual({ host_jobs: QUEUED_RUNS });
});

test.each([
  ["claiming from a backlog", (tx: Sql) => claim(tx, [plain])],
  ["claiming under concurrency rules", (tx: Sql) => claim(tx, [limited])],
  ["looking for what falls due", (tx: Sql) => nextDueMs(tx, NOW_MS)],
  [
    "queueing a run",
    (tx: Sql) =>
      insertEvents(tx, [plain, limited], [{ id: "e1", name: "test/plain", data: { key: 1 }, ts: 0 }], NOW_MS),
  ],
  [
    "giving an event to the one step among many that waits for it",
    (tx: Sql) =>
      insertEvents(tx, [plain], [{ id: "e2", name: "test/reply", data: { id: 77_777 }, ts: 0 }], NOW_MS),
  ],
  ["ending runs", async (tx: Sql) => endRuns(tx, await claim(tx, [plain]))],
  ["forgetting old runs", (tx: Sql) => pruneRuns(tx)],
] as const)("%s walks no table", async (_, work) => {
  expect(await walkedBy(work)).toEqual({});
});

test("a backlog is claimed oldest first, and quickly", async () => {
  const claimed = await claim(sql(), [plain]);

  expect(claimed.map(({ id }) => id).slice(0, 3)).toEqual(["job1", "job2", "job3"]);
  expect(claimed).toHaveLength(64);
});

function claim(tx: Sql, functions: HostFunction[]) {
  return claimJobs(tx, { functions, limit: 64, nowMs: NOW_MS, turn: { after: "" } });
}
