import { sql, transaction } from "@/db/client";
import { enqueue } from "@/inngest/client";
import { engineEvents } from "@/inngest/events";
import { forgottenWork, type OpenWork } from "@/inngest/forgotten-work";
import { logWarning } from "@/lib/core/log";

/** Runs under way that are looked at in one go. */
const SLICE = 2_000;

type RunRow = {
  id: string;
  status: string;
  dispatch: number;
  waiting_until: string | null;
};

/**
 * Asks the executor again for runs that it has lost, in one slice of those under way, newest first: what
 * is over is not read. Acts for every team.
 *
 * @param before the id that the slice before ended with, or null for the newest runs
 * @returns where the next slice begins; null after the last one
 */
export async function redispatchLostRuns(before: string | null): Promise<string | null> {
  const slice = await sql()<RunRow[]>`
    select id, status, dispatch, waiting_until from runs
    where finished_at is null ${before === null ? sql()`` : sql()`and id < ${before}`}
    order by id desc limit ${SLICE}`;
  const lost = await forgottenWork(engineEvents.runRequested, slice.filter(isOpen).map(toOpenWork));
  if (lost.length > 0) await redispatch(lost);

  return slice.length < SLICE ? null : (slice.at(-1)?.id ?? null);
}

function isOpen({ status }: RunRow): boolean {
  return status === "queued" || status === "running" || status === "waiting";
}

function toOpenWork({ id, status, dispatch, waiting_until }: RunRow): OpenWork {
  return {
    id,
    dispatch,
    isQueued: status === "queued",
    waitsUntil: waiting_until === null ? null : new Date(waiting_until),
  };
}

/** Of several processes that find the same run only one moves its number on, and asks. */
async function redispatch(lost: readonly OpenWork[]): Promise<void> {
  await transaction(async (tx) => {
    const taken = await tx.sql<{ id: string; dispatch: number }[]>`
      update runs set dispatch = runs.dispatch + 1
      from unnest(${lost.map(({ id }) => id)}::text[], ${lost.map(({ dispatch }) => dispatch)}::int[])
        as t (id, dispatch)
      where runs.id = t.id and runs.dispatch = t.dispatch and runs.status in ('queued', 'running', 'waiting')
      returning runs.id, runs.dispatch`;
    await enqueue(
      tx,
      taken.map(({ id, dispatch }) => ({
        id,
        dispatch,
        event: engineEvents.runRequested,
        data: { runId: id },
      })),
    );
    for (const { id, dispatch } of taken)
      logWarning("A run was lost by its executor and is asked for again.", { run: id, dispatch });
  });
}
