import type { Sql, SqlExecutor } from "@/db/client";
import { newId } from "@/lib/core/ids";
import { awaitedValue } from "../expressions";
import { FUNCTION_FAILED, FUNCTION_INVOKED, type HostFunction } from "../protocol";
import {
  errorMemo,
  type Memo,
  type PendingStep,
  type SerializedError,
  type Settlement,
} from "../settle-rules";
import { type ClaimedJob, LEASE_SECONDS } from "./claim-jobs";
import { callAgain, endStep, forgetRun, insertMemos, lockRun, saveMemos } from "./end-step";
import { insertEvents, insertRun } from "./insert-runs";
import { iso } from "./iso";

type Context = { functions: readonly HostFunction[]; nowMs: number };

/**
 * Ends one call of a job, all of it or nothing, and only while the lease is still ours. For the end of
 * a run that nobody waits for there is {@link endRuns}.
 *
 * @returns false when it is not: whoever holds the job now will settle it
 */
export async function settleJob(
  sql: Sql,
  job: ClaimedJob,
  settlement: Settlement,
  context: Context,
): Promise<boolean> {
  switch (settlement.kind) {
    case "retry":
      return putBack(sql, job, {
        memos: [],
        dueMs: context.nowMs + settlement.delayMs,
        attempt: settlement.attempt,
      });
    case "complete":
      return sql.begin((tx) => endChild(tx, job, { data: JSON.parse(settlement.output) }, context));
    case "fail":
      return sql.begin((tx) => failRun(tx, job, settlement.error, context));
    case "advance": {
      const alone = settledAlone(job, settlement, context.nowMs);
      return alone ? putBack(sql, job, alone) : sql.begin((tx) => advance(tx, job, settlement, context));
    }
  }
}

type Advance = Extract<Settlement, { kind: "advance" }>;
type Return = { memos: Memo[]; dueMs: number; attempt: number };

/** Steps one after another, which most are, need one statement: the job itself is the next call. */
function settledAlone(job: ClaimedJob, { memos, pending }: Advance, nowMs: number): Return | null {
  if (job.isParallel || job.stepId !== null) return null;
  if (pending.length === 0) return { memos, dueMs: nowMs, attempt: 0 };

  const [step] = pending;
  if (pending.length > 1 || step?.kind !== "timer") return null;
  const { stepId, memo, until } = step;

  return { memos: [...memos, { stepId, memo }], dueMs: until.getTime(), attempt: 0 };
}

async function putBack(sql: Sql, job: ClaimedJob, { memos, dueMs, attempt }: Return): Promise<boolean> {
  const held = await sql`
    with held as (
      update host_jobs
      set lease = null, leased_until = null, lapses = 0, attempt = ${attempt}, due_at = ${iso(dueMs)}::timestamptz
      where id = ${job.id} and lease = ${job.lease}::uuid returning run_id
    ), saved as (${insertMemos(sql, memos)})
    select run_id from held`;

  return held.length > 0;
}

/** Steps side by side, or ones that wait for others: the run's row makes them take turns. */
async function advance(
  tx: SqlExecutor,
  job: ClaimedJob,
  { memos, pending, isRace }: Advance,
  { functions, nowMs }: Context,
): Promise<boolean> {
  if (!(await lockRun(tx, job.runId))) return false;
  const [gone] = await tx<{ is_race: boolean; is_wanted_again: boolean }[]>`
    delete from host_jobs where id = ${job.id} and lease = ${job.lease}::uuid returning is_race, is_wanted_again`;
  if (!gone) return false;

  if (memos.length > 0) await saveMemos(tx, job.runId, memos);
  if (pending.length > 1 && !job.isParallel)
    await tx`update host_runs set is_parallel = true where id = ${job.runId}`;
  for (const step of pending) await begin(tx, job, step, isRace, functions, nowMs);
  if (pending.length === 0 || gone.is_wanted_again) {
    // A step waits for its siblings; the function itself, and a race, go on at once.
    await callAgain(tx, job.runId, { isRace: gone.is_race || job.stepId === null, nowMs });
  }

  return true;
}

/** A step that is under way or has ended already, as in a race that is told of twice, begins no second time. */
async function begin(
  tx: SqlExecutor,
  job: ClaimedJob,
  step: PendingStep,
  isRace: boolean,
  functions: readonly HostFunction[],
  nowMs: number,
): Promise<void> {
  const isCall = step.kind === "call";
  const begun = await tx`
    insert into host_jobs (id, run_id, function_id, kind, step_id, memo, is_race, slot_a, slot_b, due_at)
    select ${newId("job")}, id, function_id, ${isCall ? "call" : "timer"}, ${step.stepId},
      ${isCall ? null : step.memo}, ${isRace}, ${isCall ? tx`slot_a` : null}, ${isCall ? tx`slot_b` : null},
      ${isCall ? iso(nowMs) : step.until.toISOString()}::timestamptz
    from host_runs
    where id = ${job.runId}
      and not exists (select from host_memos where run_id = ${job.runId} and step_id = ${step.stepId})
    on conflict do nothing returning id`;
  if (begun.length === 0) return;

  if (step.kind === "wait") {
    const matchValue = step.expression && awaitedValue(step.expression, job.event);
    await tx`
      insert into host_waits (id, run_id, step_id, event_name, expression, match_value)
      values (${newId("job")}, ${job.runId}, ${step.stepId}, ${step.event},
        ${matchValue ? null : step.expression}, ${matchValue})`;
  }
  if (step.kind === "invoke") await invoke(tx, job, step, functions, nowMs);
}

async function invoke(
  tx: SqlExecutor,
  job: ClaimedJob,
  { stepId, functionId, data }: Extract<PendingStep, { kind: "invoke" }>,
  functions: readonly HostFunction[],
  nowMs: number,
): Promise<void> {
  const definition = functions.find(({ id }) => id === functionId);
  if (!definition) {
    const memo = errorMemo("InngestInvokeError", `There is no function ${functionId} to invoke.`);
    return endStep(tx, { runId: job.runId, stepId, memo, nowMs });
  }
  const event = { id: `${job.runId}:${stepId}`, name: FUNCTION_INVOKED, data, ts: nowMs };
  await insertRun(tx, { event, definition, parent: { runId: job.runId, stepId } }, nowMs);
}

/** Ends a timer: its step gets what it was to get, and its function goes on. */
export async function fireTimer(sql: Sql, job: ClaimedJob, nowMs: number): Promise<boolean> {
  return sql.begin(async (tx) => {
    if (!(await lockRun(tx, job.runId))) return false;
    if (job.stepId === null || !(await holds(tx, job))) return false;

    await endStep(tx, { runId: job.runId, stepId: job.stepId, memo: job.memo ?? "null", nowMs });
    return true;
  });
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

/** Ends runs that have one job each, many in one statement. Answers which of them were still ours to end. */
export async function endRuns(sql: SqlExecutor, jobs: readonly ClaimedJob[]): Promise<boolean[]> {
  const ended = await sql<{ job_id: string }[]>`
    with gone as (
      delete from host_jobs job
      using unnest(${jobs.map(({ id }) => id)}::text[], ${jobs.map(({ lease }) => lease)}::uuid[]) as t (id, lease)
      where job.id = t.id and job.lease = t.lease returning job.id, job.run_id
    ), forgotten as (
      delete from host_memos using gone where host_memos.run_id = gone.run_id
    ), unawaited as (
      delete from host_waits using gone where host_waits.run_id = gone.run_id
    )
    update host_runs set ended_at = now() from gone where host_runs.id = gone.run_id returning gone.id as job_id`;
  const ids = new Set(ended.map((row) => row.job_id));

  return jobs.map(({ id }) => ids.has(id));
}

async function endRun(tx: SqlExecutor, job: ClaimedJob): Promise<boolean> {
  if (!job.isParallel) return (await endRuns(tx, [job]))[0] ?? false;
  if (!(await lockRun(tx, job.runId)) || !(await holds(tx, job))) return false;

  await forgetRun(tx, job.runId);
  return true;
}

/** What a run returned, or how it failed, is the result of the step that invoked it. */
async function endChild(
  tx: SqlExecutor,
  job: ClaimedJob,
  memo: object,
  { nowMs }: Context,
): Promise<boolean> {
  if (!(await endRun(tx, job))) return false;

  if (job.parent) await endStep(tx, { ...job.parent, memo: JSON.stringify(memo), nowMs });
  return true;
}

/** Ends a run for good and tells whoever listens to `inngest/function.failed`. */
async function failRun(
  tx: SqlExecutor,
  job: ClaimedJob,
  error: SerializedError,
  context: Context,
): Promise<boolean> {
  if (!(await endChild(tx, job, { error }, context))) return false;

  const { functions, nowMs } = context;
  const data = {
    function_id: job.functionId,
    run_id: job.runId,
    error,
    event: job.event,
    events: [job.event],
  };
  await insertEvents(
    tx,
    functions,
    [{ id: `${job.runId}:failed`, name: FUNCTION_FAILED, data, ts: nowMs }],
    nowMs,
  );
  return true;
}

/** Whether the lease is still ours; nobody takes it until the transaction ends. */
async function holds(tx: SqlExecutor, job: ClaimedJob): Promise<boolean> {
  const held = await tx`select from host_jobs where id = ${job.id} and lease = ${job.lease}::uuid for update`;

  return held.length > 0;
}
