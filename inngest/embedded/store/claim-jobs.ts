import type { Sql, SqlExecutor } from "@/db/client";
import type { HostEvent, HostFunction } from "../protocol";
import type { Memo } from "../settle-rules";
import { chooseLimited, type SlotTurn } from "./choose-limited";
import { iso } from "./iso";

/** How long a claimed job is ours without a sign of life: after a crash, others wait this long. */
export const LEASE_SECONDS = 10;

export type ClaimedJob = {
  id: string;
  runId: string;
  functionId: string;
  kind: "call" | "timer";
  stepId: string | null;
  /** What a timer's step ends with, in JSON. */
  memo: string | null;
  isParallel: boolean;
  /** The step of another run that waits for this one. */
  parent: { runId: string; stepId: string } | null;
  /** When it fell due, in milliseconds of the app's clock. */
  dueMs: number;
  attempt: number;
  lapses: number;
  lease: string;
  event: HostEvent;
  memos: Memo[];
};

type Claim = {
  functions: readonly HostFunction[];
  limit: number;
  /** The app's clock. */
  nowMs: number;
  turn: SlotTurn;
};

type Row = {
  id: string;
  run_id: string;
  function_id: string;
  kind: "call" | "timer";
  step_id: string | null;
  memo: string | null;
  is_parallel: boolean;
  parent_run_id: string | null;
  parent_step_id: string | null;
  due_at: string;
  attempt: number;
  lapses: number;
  lease: string;
  event: string;
  memos: string;
};

/**
 * Takes up to `limit` jobs that are due and that nobody holds. Functions that this version of the
 * code lacks are left to those who have them; functions with a concurrency rule get no more than it
 * allows, key by key in turns.
 */
export async function claimJobs(sql: Sql, { functions, limit, nowMs, turn }: Claim): Promise<ClaimedJob[]> {
  const limited = functions.filter(({ concurrency }) => concurrency.length > 0);
  // Timers cost nothing, so no rule holds for them, and they have no slot.
  const rows = await claim(
    sql,
    sql`
      select id from host_jobs
      where slot_a is null and due_at <= ${iso(nowMs)}::timestamptz and (lease is null or leased_until < now())
        and function_id = any(${functions.map(({ id }) => id)})
      order by due_at, id limit ${limit} for update skip locked`,
  );
  const left = limit - rows.length;
  if (limited.length === 0 || left === 0) return rows.map(toJob);

  const more = await sql.begin(async (tx): Promise<Row[]> => {
    const ids = await chooseLimited(tx, { functions: limited, limit: left, nowMs, turn });
    return ids.length === 0 ? [] : claim(tx, tx`select id from host_jobs where id = any(${ids})`);
  });

  return [...rows, ...more].map(toJob);
}

function claim(sql: SqlExecutor, due: ReturnType<SqlExecutor>): Promise<Row[]> {
  return sql<Row[]>`
    with due as (${due}), claimed as (
      update host_jobs job
      set lease = gen_random_uuid(), leased_until = now() + make_interval(secs => ${LEASE_SECONDS}),
        lapses = lapses + (lease is not null)::int, is_wanted_again = false
      from due where job.id = due.id
      returning job.id, job.run_id, job.function_id, job.kind, job.step_id, job.memo, job.due_at, job.attempt,
        job.lapses, job.lease
    )
    select claimed.*, run.event, run.is_parallel, run.parent_run_id, run.parent_step_id, coalesce((
      select json_agg(json_build_array(step_id, memo) order by position)::text
      from host_memos where host_memos.run_id = claimed.run_id), '[]') as memos
    from claimed join host_runs run on run.id = claimed.run_id`;
}

function toJob(row: Row): ClaimedJob {
  return {
    id: row.id,
    runId: row.run_id,
    functionId: row.function_id,
    kind: row.kind,
    stepId: row.step_id,
    memo: row.memo,
    isParallel: row.is_parallel,
    parent:
      row.parent_run_id && row.parent_step_id
        ? { runId: row.parent_run_id, stepId: row.parent_step_id }
        : null,
    dueMs: Date.parse(row.due_at),
    attempt: row.attempt,
    lapses: row.lapses,
    lease: row.lease,
    event: JSON.parse(row.event) as HostEvent,
    memos: (JSON.parse(row.memos) as [string, string][]).map(([stepId, memo]) => ({ stepId, memo })),
  };
}

/**
 * When the next job falls due after a moment, in milliseconds of the app's clock, or null. What was due
 * before and is still there waits for something else: a free slot, or a version that knows its function.
 */
export async function nextDueMs(sql: Sql, afterMs: number): Promise<number | null> {
  const [row] = await sql<{ due_at: string | null }[]>`
    select min(due_at) as due_at from (
      (select due_at from host_jobs where slot_a is null and lease is null
        and due_at > ${iso(afterMs)}::timestamptz order by due_at limit 1)
      union all
      (select due_at from host_jobs where slot_a is not null and lease is null
        and due_at > ${iso(afterMs)}::timestamptz order by due_at limit 1)
    ) as next`;

  return row?.due_at ? Date.parse(row.due_at) : null;
}

/** A sign of life for jobs in hand. */
export async function extendLeases(sql: Sql, jobs: readonly ClaimedJob[]): Promise<void> {
  await sql`
    update host_jobs set leased_until = now() + make_interval(secs => ${LEASE_SECONDS})
    where id = any(${jobs.map(({ id }) => id)}) and lease = any(${jobs.map(({ lease }) => lease)}::uuid[])`;
}

/** Gives jobs back untouched: somebody else may take them at once. */
export async function releaseLeases(sql: Sql, jobs: readonly ClaimedJob[]): Promise<void> {
  await sql`
    update host_jobs set lease = null, leased_until = null
    where id = any(${jobs.map(({ id }) => id)}) and lease = any(${jobs.map(({ lease }) => lease)}::uuid[])`;
}
