import type { SqlExecutor } from "@/db/client";
import { newId } from "@/lib/core/ids";
import type { Memo } from "../settle-rules";
import { iso } from "./iso";

type EndedStep = { runId: string; stepId: string; memo: string; nowMs: number };

/**
 * Ends a step that waited: its result is kept, and its function goes on once nothing beside it is
 * still under way. A step that has ended already, or whose run has, is left alone.
 */
export async function endStep(sql: SqlExecutor, { runId, stepId, memo, nowMs }: EndedStep): Promise<void> {
  if (!(await lockRun(sql, runId))) return;

  const [job] = await sql<{ is_race: boolean }[]>`
    delete from host_jobs where run_id = ${runId} and step_id = ${stepId} returning is_race`;
  if (!job) return;

  await sql`delete from host_waits where run_id = ${runId} and step_id = ${stepId}`;
  await saveMemos(sql, runId, [{ stepId, memo }]);
  await callAgain(sql, runId, { isRace: job.is_race, nowMs });
}

/** Lets one at a time change what a run has under way. False when it has ended. */
export async function lockRun(sql: SqlExecutor, runId: string): Promise<boolean> {
  const locked = await sql`select from host_runs where id = ${runId} and ended_at is null for update`;

  return locked.length > 0;
}

/**
 * Queues the next call of a function: once no step is under way, or in a race after each one. A call
 * in hand that may have missed a step is made once more after it.
 */
export async function callAgain(
  sql: SqlExecutor,
  runId: string,
  { isRace, nowMs }: { isRace: boolean; nowMs: number },
): Promise<void> {
  await sql`
    insert into host_jobs (id, run_id, function_id, slot_a, slot_b, due_at)
    select ${newId("job")}, id, function_id, slot_a, slot_b, ${iso(nowMs)}::timestamptz from host_runs
    where id = ${runId}
      and (${isRace} or not exists (select from host_jobs where run_id = ${runId} and step_id is not null))
    on conflict (run_id, step_id) do update set is_wanted_again = true`;
}

/** Keeps what steps ended with. */
export async function saveMemos(sql: SqlExecutor, runId: string, memos: readonly Memo[]): Promise<void> {
  await sql`with held as (select ${runId}::text as run_id) ${insertMemos(sql, memos)}`;
}

/**
 * To stand in a `with`, after a part `held` that yields the run's id, or nothing if it is not ours. The
 * order of completion is kept, since the SDK replays by it.
 */
export function insertMemos(sql: SqlExecutor, memos: readonly Memo[]) {
  return sql`
    insert into host_memos (run_id, step_id, position, memo)
    select held.run_id, t.step_id, t.ordinal + (
      select count(*) from host_memos where host_memos.run_id = held.run_id), t.memo
    from held, unnest(${memos.map(({ stepId }) => stepId)}::text[], ${memos.map(({ memo }) => memo)}::text[])
      with ordinality as t (step_id, memo, ordinal)
    on conflict do nothing`;
}

/** Ends a run and drops all that it needed; its id stays for a day, so that its event starts nothing. */
export async function forgetRun(sql: SqlExecutor, runId: string): Promise<void> {
  await sql`
    with jobs as (delete from host_jobs where run_id = ${runId}),
      memos as (delete from host_memos where run_id = ${runId}),
      waits as (delete from host_waits where run_id = ${runId})
    update host_runs set ended_at = now() where id = ${runId}`;
}
