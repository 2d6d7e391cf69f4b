import { and, eq } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { deliveries } from "@/db/schema/deliveries";
import { nowMs } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import type { OutboundWebhook } from "@/lib/engine/node";

/** How long a delivery waits before its first attempt: most schedules begin with 0. */
export function firstGapMs({ retryGapsSeconds: [gapSeconds = 0] }: { retryGapsSeconds: number[] }): number {
  return gapSeconds * 1000;
}

type NewDelivery = { teamId: string; runId: string; stepKey: string; webhook: OutboundWebhook };

/**
 * Freezes a step's webhook as a delivery. The same step of the same run has one, however often this
 * is called.
 *
 * @returns its id
 */
export async function createDelivery(
  tx: Transaction,
  { teamId, runId, stepKey, webhook }: NewDelivery,
): Promise<string> {
  const { body, waitForDelivery, ...target } = webhook;
  const now = nowMs();
  const [created] = await tx.db
    .insert(deliveries)
    .values({
      id: newId("dlv", now),
      teamId,
      runId,
      stepKey,
      target,
      body: body === null ? null : Buffer.from(body),
      status: "pending",
      createdAt: new Date(now),
      nextAttemptAt: new Date(now + firstGapMs(webhook)),
      dispatch: waitForDelivery ? null : 1,
    })
    .onConflictDoNothing()
    .returning({ id: deliveries.id });
  if (created) return created.id;

  const [existing] = await tx.db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(eq(deliveries.teamId, teamId), eq(deliveries.runId, runId), eq(deliveries.stepKey, stepKey)));
  if (!existing) throw new Error("A delivery was neither made nor found.");

  return existing.id;
}

/** Whether a delivery's first attempt is not due at once. Its schedule never changes, so neither does this. */
export async function beginsWithPause(deliveryId: string): Promise<boolean> {
  const [delivery] = await db()
    .select({ target: deliveries.target })
    .from(deliveries)
    .where(eq(deliveries.id, deliveryId));

  return delivery !== undefined && firstGapMs(delivery.target) > 0;
}
