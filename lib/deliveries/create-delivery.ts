import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { deliveries } from "@/db/schema/deliveries";
import { nowMs } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import type { OutboundWebhook } from "@/lib/engine/node";

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
      nextAttemptAt: new Date(now),
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
