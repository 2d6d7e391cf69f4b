import { transaction } from "@/db/client";
import { signal } from "@/db/signals";
import { JOBS_SIGNAL } from "@/inngest/client";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import { nowMs } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { logWarning } from "@/lib/core/log";
import { joinRuns } from "./stuck-jobs";

/** What was done, for the record. */
export type ReleasedJob = { jobId: string; runId: string; wasHeld: boolean; wasDueAt: Date };

/**
 * Gives a stuck job back to the queue at once: a lease that has run out is taken away, and the pause
 * before the next attempt is skipped. A sleep of the flow is never cut short. Doing it twice does no
 * more than doing it once; a step that was under way may run again. Whoever did it, to which job of
 * which run, and what the job was like before, is logged and returned, for an audit log to keep.
 *
 * @throws AppError `forbidden` without `system:write`, `not_found` for a job that is none of the team's
 *   or is done, `conflict` while a process is at work on it
 */
export async function releaseJob(actor: Actor, jobId: string): Promise<ReleasedJob> {
  requirePermission(actor, "system:write");

  return transaction(async (tx) => {
    const [job] = await tx.sql<{ run_id: string; is_held: boolean; has_lease: boolean; due_at: string }[]>`
      select run.id as run_id, job.lease is not null as has_lease, job.due_at,
        job.lease is not null and job.leased_until >= now() as is_held
      from host_jobs job ${joinRuns(tx.sql)}
      where job.id = ${jobId} and run.team_id = ${actor.teamId} for update of job`;
    if (!job) throw new AppError("not_found", "This work has ended or was taken up in the meantime.");
    if (job.is_held)
      throw new AppError("conflict", "It is being worked on right now. Look again in a minute.");

    // Only failed calls wait for another try: with no attempt behind it, a job in the future is a sleep.
    await tx.sql`
      update host_jobs
      set lease = null, leased_until = null, due_at = case when kind = 'call' and attempt > 0
        then least(due_at, ${new Date(nowMs()).toISOString()}::timestamptz) else due_at end
      where id = ${jobId}`;
    const released = {
      jobId,
      runId: job.run_id,
      wasHeld: job.has_lease,
      wasDueAt: new Date(job.due_at),
    };
    tx.afterCommit(() => {
      signal(JOBS_SIGNAL);
      logWarning("Stuck work was released by hand.", {
        by: actor.kind === "user" ? actor.userId : actor.apiKeyId,
        job: jobId,
        run: released.runId,
        wasHeld: released.wasHeld,
        wasDueAt: released.wasDueAt.toISOString(),
      });
    });

    return released;
  });
}
