import { and, eq } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { deliveries } from "@/db/schema/deliveries";
import { nowMs } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { stringifyJson } from "@/lib/core/json";
import type { OutboundWebhook } from "@/lib/engine/node";

/** How long a delivery waits before its first attempt: most schedules begin with 0. */
export function firstGapMs({ retryGapsSeconds: [gapSeconds = 0] }: { retryGapsSeconds: number[] }): number {
  return gapSeconds * 1000;
}

type NewDelivery = { teamId: string; runId: string; stepKey: string; webhook: OutboundWebhook };

export type Delivery = typeof deliveries.$inferSelect;

/** A delivery to be made: the whole of it when it has just been created, so that nobody reads it again. */
export type OpenedDelivery = { id: string; created: Delivery | null };

/** Freezes a step's webhook as a delivery. The same step of the same run has one, however often this is called. */
export async function createDelivery(
  tx: Transaction,
  { teamId, runId, stepKey, webhook }: NewDelivery,
): Promise<OpenedDelivery> {
  const { body, waitForDelivery, ...target } = webhook;
  const now = nowMs();
  const delivery: Delivery = {
    id: newId("dlv", now),
    teamId,
    runId,
    stepKey,
    target,
    body: body === null ? null : Buffer.from(body),
    status: "pending",
    attemptsMade: 0,
    createdAt: new Date(now),
    nextAttemptAt: new Date(now + firstGapMs(webhook)),
    finishedAt: null,
    dispatch: waitForDelivery ? null : 1,
  };
  const created = await tx.sql`
    insert into deliveries (id, team_id, run_id, step_key, target, body, status, attempts_made, created_at,
      next_attempt_at, dispatch)
    values (${delivery.id}, ${teamId}, ${runId}, ${stepKey}, ${stringifyJson(target)}, ${delivery.body}, 'pending', 0,
      ${delivery.createdAt.toISOString()}, ${new Date(now + firstGapMs(webhook)).toISOString()}, ${delivery.dispatch})
    on conflict do nothing returning id`;
  if (created.length > 0) return { id: delivery.id, created: delivery };

  const [existing] = await tx.db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(eq(deliveries.teamId, teamId), eq(deliveries.runId, runId), eq(deliveries.stepKey, stepKey)));
  if (!existing) throw new Error("A delivery was neither made nor found.");

  return { id: existing.id, created: null };
}

/** Whether a delivery's first attempt is not due at once. Its schedule never changes, so neither does this. */
export async function beginsWithPause(deliveryId: string): Promise<boolean> {
  const [delivery] = await db()
    .select({ target: deliveries.target })
    .from(deliveries)
    .where(eq(deliveries.id, deliveryId));

  return delivery !== undefined && firstGapMs(delivery.target) > 0;
}
