import type { Sql, SqlExecutor } from "@/db/client";
import { newId } from "@/lib/core/ids";
import { FUNCTION_FAILED, type HostEvent, type HostFunction } from "./protocol";
import type { Memo, SerializedError, Settlement } from "./settle-rules";

/** How long a claimed job is ours without a sign of life: after a crash, others wait this long. */
const LEASE_SECONDS = 10;

/** A job whose lease ran out this often takes processes down, or so it seems: its run fails. */
const MAX_LAPSES = 20;

export type ClaimedJob = {
  id: string;
  runId: string;
  functionId: string;
  attempt: number;
  lapses: number;
  lease: string;
  event: HostEvent;
  memos: Memo[];
};

/**
 * Queues a run of every function that these events trigger, in the caller's transaction. An event
 * id that was seen in the last day starts nothing again.
 */
export async function insertRuns(
  sql: SqlExecutor,
  functions: readonly HostFunction[],
  events: readonly HostEvent[],
  nowMs: number,
): Promise<number> {
  const runs = events.flatMap((event) =>
    functions
      .filter(({ triggers }) => triggers.some((trigger) => isTriggeredBy(trigger, event)))
      .map(({ id }) => ({
        runId: `${event.id}:${id}`,
        functionId: id,
        event: JSON.stringify(event),
        jobId: newId("job"),
      })),
  );
  if (runs.length === 0) return 0;

  await sql`
    with input as (
      select * from unnest(
        ${runs.map((run) => run.runId)}::text[], ${runs.map((run) => run.functionId)}::text[],
        ${runs.map((run) => run.event)}::text[], ${runs.map((run) => run.jobId)}::text[]
      ) as t (run_id, function_id, event, job_id)
    ), fresh as (
      insert into host_runs (id, function_id, event) select run_id, function_id, event from input
      on conflict (id) do nothing returning id
    )
    insert into host_jobs (id, run_id, function_id, due_at)
    select input.job_id, input.run_id, input.function_id, ${iso(nowMs)}::timestamptz
    from input join fresh on fresh.id = input.run_id`;

  return runs.length;
}

function isTriggeredBy(trigger: HostFunction["triggers"][number], event: HostEvent): boolean {
  if (trigger.event !== event.name) return false;

  return trigger.failedFunctionId === null || trigger.failedFunctionId === event.data.function_id;
}

/** Takes up to `limit` jobs that are due and that nobody holds. */
export async function claimJobs(
  sql: Sql,
  functionIds: readonly string[],
  limit: number,
  nowMs: number,
): Promise<ClaimedJob[]> {
  const rows = await sql<
    {
      id: string;
      run_id: string;
      function_id: string;
      attempt: number;
      lapses: number;
      lease: string;
      event: string;
      memos: string;
    }[]
  >`
    with due as (
      select id from host_jobs
      where due_at <= ${iso(nowMs)}::timestamptz and (lease is null or leased_until < now())
        and function_id = any(${functionIds as string[]})
      order by due_at, id limit ${limit} for update skip locked
    ), claimed as (
      update host_jobs job
      set lease = gen_random_uuid(), leased_until = now() + make_interval(secs => ${LEASE_SECONDS}),
        lapses = lapses + (lease is not null)::int
      from due where job.id = due.id
      returning job.id, job.run_id, job.function_id, job.attempt, job.lapses, job.lease
    )
    select claimed.*, run.event, coalesce((
      select json_agg(json_build_array(step_id, memo) order by position)::text
      from host_memos where host_memos.run_id = claimed.run_id), '[]') as memos
    from claimed join host_runs run on run.id = claimed.run_id`;

  return rows.map((row) => ({
    id: row.id,
    runId: row.run_id,
    functionId: row.function_id,
    attempt: row.attempt,
    lapses: row.lapses,
    lease: row.lease,
    event: JSON.parse(row.event) as HostEvent,
    memos: (JSON.parse(row.memos) as [string, string][]).map(([stepId, memo]) => ({ stepId, memo })),
  }));
}

/** Whether a job has lapsed so often that it is given up. */
export function isPoisonous(job: ClaimedJob): boolean {
  return job.lapses >= MAX_LAPSES;
}

/** When the next job falls due, in milliseconds of the app's clock, or null. */
export async function nextDueMs(sql: Sql): Promise<number | null> {
  const [row] = await sql<
    { due_at: string | null }[]
  >`select min(due_at) as due_at from host_jobs where lease is null`;

  return row?.due_at ? Date.parse(row.due_at) : null;
}

/** A sign of life for jobs in hand. */
export async function extendLeases(sql: Sql, jobs: readonly ClaimedJob[]): Promise<void> {
  await sql`
    update host_jobs set leased_until = now() + make_interval(secs => ${LEASE_SECONDS})
    where lease = any(${jobs.map((job) => job.lease)}::uuid[])`;
}

/** Gives jobs back untouched: somebody else may take them at once. */
export async function releaseLeases(sql: Sql, jobs: readonly ClaimedJob[]): Promise<void> {
  await sql`
    update host_jobs set lease = null, leased_until = null where lease = any(${jobs.map((job) => job.lease)}::uuid[])`;
}

/**
 * Remembers finished steps while their function goes on.
 *
 * @returns false when the lease is no longer ours: the SDK must stop
 */
export async function saveCheckpoint(
  sql: Sql,
  jobId: string,
  lease: string,
  memos: readonly Memo[],
): Promise<boolean> {
  const held = await sql`
    with held as (
      update host_jobs set leased_until = now() + make_interval(secs => ${LEASE_SECONDS}), attempt = 0, lapses = 0
      where id = ${jobId} and lease = ${lease}::uuid returning run_id
    ), saved as (${insertMemos(sql, memos)})
    select run_id from held`;

  return held.length > 0;
}

/**
 * Ends one call of a job: all of it in one statement, and only while the lease is still ours.
 *
 * @returns false when it is not: whoever holds the job now will settle it
 */
export async function settleJob(
  sql: Sql,
  job: ClaimedJob,
  settlement: Exclude<Settlement, { kind: "fail" }>,
  nowMs: number,
): Promise<boolean> {
  if (settlement.kind === "complete") return endRun(sql, job);

  const dueAt =
    settlement.kind === "sleep" ? settlement.until.toISOString() : iso(nowMs + settlement.delayMs);
  const attempt = settlement.kind === "sleep" ? 0 : settlement.attempt;
  const held = await sql`
    with held as (
      update host_jobs
      set lease = null, leased_until = null, lapses = 0, attempt = ${attempt}, due_at = ${dueAt}::timestamptz
      where id = ${job.id} and lease = ${job.lease}::uuid returning run_id
    ), saved as (${insertMemos(sql, settlement.memos)})
    select run_id from held`;

  return held.length > 0;
}

/** Ends a run for good and tells whoever listens to `inngest/function.failed`. */
export async function failRun(
  sql: Sql,
  functions: readonly HostFunction[],
  job: ClaimedJob,
  error: SerializedError,
  nowMs: number,
): Promise<boolean> {
  return sql.begin(async (tx) => {
    if (!(await endRun(tx, job))) return false;

    const data = {
      function_id: job.functionId,
      run_id: job.runId,
      error,
      event: job.event,
      events: [job.event],
    };
    await insertRuns(
      tx,
      functions,
      [{ id: `${job.runId}:failed`, name: FUNCTION_FAILED, data, ts: nowMs }],
      nowMs,
    );
    return true;
  });
}

async function endRun(sql: SqlExecutor, job: ClaimedJob): Promise<boolean> {
  const ended = await sql`
    with gone as (
      delete from host_jobs where id = ${job.id} and lease = ${job.lease}::uuid returning run_id
    ), forgotten as (
      delete from host_memos using gone where host_memos.run_id = gone.run_id
    )
    update host_runs set ended_at = now() from gone where host_runs.id = gone.run_id returning host_runs.id`;

  return ended.length > 0;
}

/** Forgets runs that ended a day ago: until then they keep their event ids from starting again. */
export async function pruneRuns(sql: Sql): Promise<number> {
  const pruned = await sql`
    delete from host_runs where id in (
      select id from host_runs where ended_at < now() - interval '24 hours' limit 5000)`;

  return pruned.count;
}

/** To stand in a `with`, after a part `held` that yields the run's id if the lease is ours. */
function insertMemos(sql: SqlExecutor, memos: readonly Memo[]) {
  return sql`
    insert into host_memos (run_id, step_id, position, memo)
    select held.run_id, t.step_id, t.ordinal + (
      select count(*) from host_memos where host_memos.run_id = held.run_id), t.memo
    from held, unnest(${memos.map(({ stepId }) => stepId)}::text[], ${memos.map(({ memo }) => memo)}::text[])
      with ordinality as t (step_id, memo, ordinal)
    on conflict do nothing`;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
