import { setTimeout as pause } from "node:timers/promises";
import { openSql, type Sql } from "@/db/client";
import { type Cluster, ensureCluster } from "@/db/embedded/ensure-cluster";
import { findPostmaster } from "@/db/embedded/postmaster-file";
import { stopPostmaster } from "@/db/embedded/stop-postmaster";
import { isDatabaseDown } from "@/lib/core/errors";
import type { Counts, InFlight } from "./ledger";

const RETURN_WITHIN_MS = 30_000;
const RETRY_MS = 100;

/** The embedded PostgreSQL of a data directory; started if a kill took it along. */
export function clusterOf(dataDir: string): Promise<Cluster> {
  return ensureCluster({ dataDir, say: () => {} });
}

/**
 * Looks from outside, on a connection of its own: those of before have died with their PostgreSQL. That
 * may be on its way back, so `work` only reads, and may be called again.
 */
export async function onDatabase<Result>(
  { target }: Cluster,
  work: (sql: Sql) => Promise<Result>,
): Promise<Result> {
  const deadlineMs = Date.now() + RETURN_WITHIN_MS;
  for (;;) {
    const sql = openSql(target, { max: 1 });
    try {
      return await work(sql);
    } catch (error) {
      if (!isDatabaseDown(error) || Date.now() > deadlineMs) throw error;
      await pause(RETRY_MS);
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
}

/** A power cut: nothing of PostgreSQL gets to say anything. */
export async function killPostgres({ clusterDir }: Cluster): Promise<void> {
  const running = await findPostmaster(clusterDir);
  if (!running) throw new Error("PostgreSQL does not run.");

  // Its processes end by themselves once it is gone.
  process.kill(running.pid, "SIGKILL");
  while (await findPostmaster(clusterDir)) await pause(5);
}

/** The fast shutdown of an administrator: sessions end, their transactions roll back. */
export async function stopPostgres({ clusterDir }: Cluster): Promise<void> {
  await stopPostmaster(clusterDir);
}

/** Attempts that were begun and not finished, with the steps that they belong to. */
export function attemptsInFlight(sql: Sql): Promise<InFlight[]> {
  return sql<InFlight[]>`
    select attempt.id as "attemptId", delivery.run_id as "runId", delivery.step_key as step
    from delivery_attempts attempt join deliveries delivery on delivery.id = attempt.delivery_id
    where attempt.finished_at is null`;
}

export async function countAll(sql: Sql): Promise<Counts> {
  const [counts] = await sql<Counts[]>`
    select (select count(*)::int from runs) as runs,
      (select count(*)::int from runs where status <> 'succeeded') as "unfinishedRuns",
      (select count(*)::int from messages) as messages,
      (select count(*)::int from events where type = 'message.sent') as "sentEvents",
      (select count(*)::int from contacts) as contacts,
      (select count(*)::int from events where type = 'contact.created') as "createdEvents",
      (select count(*)::int from conversations) as conversations,
      (select count(*)::int from events where type = 'conversation.started') as "startedEvents",
      (select count(*)::int from host_jobs) as "hostJobs",
      (select count(*)::int from host_memos) as "hostMemos"`;
  if (!counts) throw new Error("The database counted nothing.");

  return counts;
}
