import type { Transaction } from "@/db/client";

/**
 * Says in the run log that the step of a delivery may have run twice. For one that its run does not
 * wait for: the others say it themselves when they write their step.
 */
export async function markRepeated(tx: Transaction, deliveryId: string): Promise<void> {
  await tx.sql`
    update run_steps step set may_have_run_twice = true from deliveries delivery
    where delivery.id = ${deliveryId} and step.team_id = delivery.team_id and step.run_id = delivery.run_id
      and step.key = delivery.step_key`;
}
