import type { SqlExecutor } from "@/db/client";
import { firstIdAt } from "@/lib/core/ids";

/**
 * The statements of retention. Each deletes at most `limit` rows and finds them by an index, so that it
 * takes about the same time however much is stored: written with plain `in`, joins and `not exists`, the
 * planner likes to read whole tables. They act for all teams: nobody asked for them, and
 * nothing in them is shown to anybody.
 */
export type Bounds = {
  /** Older than this. */
  before: Date;
  limit: number;
  /** Ids up to this one were looked at already. */
  after: string;
};

/** Captured requests of inspectors. */
export function deleteCaptured(sql: SqlExecutor, { before, limit }: Bounds) {
  return sql`
    delete from captured_requests where id = any(array(
      select id from captured_requests where id < ${firstIdAt("cap", before.getTime())}
      order by id limit ${limit} for update skip locked))`;
}

/** Old calls of agent webhooks, the oldest first. */
export function selectRequests(sql: SqlExecutor, { before, limit, after }: Bounds) {
  return sql<{ id: string }[]>`
    select id from requests where id > ${after} and id < ${firstIdAt("req", before.getTime())}
    order by id limit ${limit}`;
}

/** Those without a run: a run's story begins with its call, and one that is not over still reads it. */
export function deleteRequests(sql: SqlExecutor, ids: readonly string[]) {
  return sql`
    delete from requests request where id = any(${ids as string[]})
      and (select id from runs where runs.request_id = request.id limit 1) is null`;
}

/** Keys past their time. One that a call takes anew in this moment is locked, and that call's. */
export function deleteIdempotencyKeys(sql: SqlExecutor, { before, limit }: Bounds) {
  return sql`
    delete from idempotency_keys where ctid = any(array(
      select ctid from idempotency_keys where expires_at < ${before.toISOString()}::timestamptz
      order by expires_at limit ${limit} for update skip locked))`;
}

export function deleteSignInFailures(sql: SqlExecutor, { before, limit }: Bounds) {
  return sql`
    delete from sign_in_failures where id = any(array(
      select id from sign_in_failures where at < ${before.toISOString()}::timestamptz
      order by at limit ${limit} for update skip locked))`;
}

/** Runs that have been over for long, the oldest first, and whose deliveries are over as well. */
export function selectRuns(sql: SqlExecutor, { before, limit, after }: Bounds) {
  return sql<{ id: string }[]>`
    select id from runs run
    where id > ${after} and id < ${firstIdAt("run", before.getTime())}
      and finished_at < ${before.toISOString()}::timestamptz
      and (select id from deliveries where run_id = run.id and finished_at is null limit 1) is null
    order by id limit ${limit}`;
}

export function deleteSteps(sql: SqlExecutor, runIds: readonly string[], limit: number) {
  return sql`
    delete from run_steps where id = any(array(
      select step.id from unnest(${runIds as string[]}::text[]) run (id),
        lateral (select id from run_steps where run_id = run.id limit ${limit}) step
      limit ${limit}))`;
}

export function deleteAttempts(sql: SqlExecutor, runIds: readonly string[], limit: number) {
  return sql`
    delete from delivery_attempts where id = any(array(
      select attempt.id from unnest(${runIds as string[]}::text[]) run (id),
        lateral (
          select id from deliveries where run_id = run.id and finished_at is not null limit ${limit}
        ) delivery,
        lateral (select id from delivery_attempts where delivery_id = delivery.id limit ${limit}) attempt
      limit ${limit}))`;
}

export function deleteDeliveries(sql: SqlExecutor, runIds: readonly string[], limit: number) {
  return sql`
    delete from deliveries where id = any(array(
      select delivery.id from unnest(${runIds as string[]}::text[]) run (id),
        lateral (
          select id from deliveries where run_id = run.id and finished_at is not null limit ${limit}
        ) delivery
      limit ${limit}))`;
}

/** The runs themselves, once nothing belongs to them: so that nothing cascades beyond the limit. */
export function deleteRuns(sql: SqlExecutor, runIds: readonly string[]) {
  return sql`
    delete from runs run where id = any(${runIds as string[]}) and finished_at is not null
      and (select id from run_steps where run_id = run.id limit 1) is null
      and (select id from deliveries where run_id = run.id limit 1) is null`;
}
