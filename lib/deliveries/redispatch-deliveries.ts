import { sql, transaction } from "@/db/client";
import { enqueue } from "@/inngest/client";
import { engineEvents } from "@/inngest/events";
import { forgottenWork, type OpenWork } from "@/inngest/forgotten-work";
import { logWarning } from "@/lib/core/log";

/** Deliveries looked at in one go. */
const SLICE = 2_000;

type DeliveryRow = { id: string; status: string; dispatch: number | null; next_attempt_at: string | null };

/**
 * Asks the executor again for deliveries that it has lost, in one slice of all, newest first. Those
 * that their run waits for go on with their run. Acts for every team.
 *
 * @param before the id that the slice before ended with, or null for the newest deliveries
 * @returns where the next slice begins; null after the last one
 */
export async function redispatchLostDeliveries(before: string | null): Promise<string | null> {
  const slice = await sql()<DeliveryRow[]>`
    select id, status, dispatch, next_attempt_at from deliveries
    ${before === null ? sql()`` : sql()`where id < ${before}`} order by id desc limit ${SLICE}`;
  const lost = await forgottenWork(engineEvents.deliveryRequested, slice.flatMap(toOpenWork));
  if (lost.length > 0) await redispatch(lost);

  return slice.length < SLICE ? null : (slice.at(-1)?.id ?? null);
}

function toOpenWork({ id, status, dispatch, next_attempt_at }: DeliveryRow): OpenWork[] {
  if (status !== "pending" || dispatch === null) return [];

  const waitsUntil = next_attempt_at === null ? null : new Date(next_attempt_at);

  return [{ id, dispatch, isQueued: false, waitsUntil }];
}

/** Of several processes that find the same delivery only one moves its number on, and asks. */
async function redispatch(lost: readonly OpenWork[]): Promise<void> {
  await transaction(async (tx) => {
    const taken = await tx.sql<{ id: string; dispatch: number }[]>`
      update deliveries set dispatch = deliveries.dispatch + 1
      from unnest(${lost.map(({ id }) => id)}::text[], ${lost.map(({ dispatch }) => dispatch)}::int[])
        as t (id, dispatch)
      where deliveries.id = t.id and deliveries.dispatch = t.dispatch and deliveries.status = 'pending'
      returning deliveries.id, deliveries.dispatch`;
    await enqueue(
      tx,
      taken.map(({ id, dispatch }) => ({
        id,
        dispatch,
        event: engineEvents.deliveryRequested,
        data: { deliveryId: id },
      })),
    );
    for (const { id, dispatch } of taken)
      logWarning("A delivery was lost by its executor and is asked for again.", { delivery: id, dispatch });
  });
}
