import { type SqlExecutor, sql } from "@/db/client";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import { nowMs } from "@/lib/core/clock";
import { MAX_COUNTED_OTHERS, type StuckJob, type StuckReason, type StuckWork } from "./schema";

/** A queue that is this far behind is worth a look. */
const OVERDUE_MS = 5 * 60_000;
/** A lease lasts 10 seconds, and whoever is there takes over what has run out. */
const LEASE_LONG_GONE = "1 minute";
const MANY_ATTEMPTS = 3;
const MANY_LAPSES = 3;
const MAX_LISTED = 50;

type Row = {
  id: string;
  function_id: string;
  run_id: string;
  agent_name: string;
  is_delivery: boolean;
  is_known: boolean;
  is_held: boolean;
  has_lease: boolean;
  leased_until: string | null;
  due_at: string;
  attempt: number;
  lapses: number;
};

/**
 * Jobs of the team's runs that do not get on, and how many of others. The queue holds what is not
 * over, so this reads it whole: only for a person who looks.
 *
 * @param functionIds the functions that this version has
 * @throws AppError `forbidden`
 */
export async function listStuckWork(actor: Actor, functionIds: readonly string[]): Promise<StuckWork> {
  requirePermission(actor, "system:read");
  const [rows, [others]] = await Promise.all([
    sql()<Row[]>`
      select job.id, job.function_id, job.due_at, job.attempt, job.lapses, job.leased_until,
        job.lease is not null as has_lease, job.lease is not null and job.leased_until >= now() as is_held,
        job.function_id = any(${functionIds as string[]}) as is_known,
        delivery.id is not null as is_delivery, run.id as run_id, agent.name as agent_name
      from host_jobs job ${joinRuns(sql())}
      join agents agent on agent.id = run.agent_id and agent.team_id = run.team_id
      where run.team_id = ${actor.teamId} and (${isStuck(sql(), functionIds)})
      order by job.due_at, job.id limit ${MAX_LISTED + 1}`,
    sql()<{ count: number }[]>`
      select count(*)::int as count from (
        select from host_jobs job ${joinRuns(sql())}
        where run.team_id is distinct from ${actor.teamId} and (${isStuck(sql(), functionIds)})
        limit ${MAX_COUNTED_OTHERS}
      ) as stuck`,
  ]);

  return {
    jobs: rows.slice(0, MAX_LISTED).map(stuckJob),
    hasMore: rows.length > MAX_LISTED,
    others: others?.count ?? 0,
  };
}

/**
 * Finds the run of a job: the id of the queue's own run begins with that of the event that started it,
 * and that event has the id of our run, or of a delivery that belongs to one.
 */
export function joinRuns(executor: SqlExecutor) {
  return executor`
    left join deliveries delivery on delivery.id = substring(job.run_id from '^dlv_[0-9a-z]+')
    left join runs run on run.id = coalesce(delivery.run_id, substring(job.run_id from '^run_[0-9a-z]+'))`;
}

function isStuck(executor: SqlExecutor, functionIds: readonly string[]) {
  const overdue = new Date(nowMs() - OVERDUE_MS).toISOString();

  return executor`
    job.lease is null and job.due_at < ${overdue}::timestamptz
    or job.lease is not null and job.leased_until < now() - ${LEASE_LONG_GONE}::interval
    or job.attempt >= ${MANY_ATTEMPTS} or job.lapses >= ${MANY_LAPSES}
    or not job.function_id = any(${functionIds as string[]})`;
}

function stuckJob(row: Row): StuckJob {
  const reason = reasonOf(row);

  return {
    id: row.id,
    runId: row.run_id,
    agentName: row.agent_name,
    work: row.is_delivery ? "delivery" : "run",
    reason,
    remedy: remedyFor(reason),
    mayRepeat: row.has_lease || row.attempt > 0 || row.lapses > 0,
  };
}

function reasonOf(row: Row): StuckReason {
  if (!row.is_known) return { kind: "unknown_function", functionId: row.function_id };
  if (row.is_held) return { kind: "in_hand" };
  if (row.leased_until) return { kind: "abandoned", since: new Date(row.leased_until) };
  if (row.lapses >= MANY_LAPSES) return { kind: "interrupted", times: row.lapses };
  if (row.attempt >= MANY_ATTEMPTS) {
    return { kind: "failing", attempts: row.attempt, nextAt: new Date(row.due_at) };
  }

  return { kind: "not_taken", since: new Date(row.due_at) };
}

function remedyFor({ kind }: StuckReason): StuckJob["remedy"] {
  switch (kind) {
    case "unknown_function":
    case "in_hand":
      return null;
    case "abandoned":
      return "release";
    case "failing":
    case "interrupted":
    case "not_taken":
      return "try_now";
  }
}
