import { and, eq } from "drizzle-orm";
import { transaction } from "@/db/client";
import { agentWebhooks, deployedTriggers } from "@/db/schema/agents";
import { signal } from "@/db/signals";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import { nowMs } from "@/lib/core/clock";
import { WEBHOOKS_SIGNAL } from "./known-webhook";
import { requireWebhook } from "./queries";

/**
 * Deletes a webhook: its URL answers 404 from now on. The requests that came by it stay listed.
 *
 * @throws AppError `forbidden`, `not_found`
 */
export async function deleteWebhook(actor: Actor, webhookId: string): Promise<void> {
  requirePermission(actor, "agents:write");
  await transaction(async (tx) => {
    await requireWebhook(tx.db, actor, webhookId);
    await tx.db
      .delete(deployedTriggers)
      .where(and(eq(deployedTriggers.teamId, actor.teamId), eq(deployedTriggers.webhookId, webhookId)));
    await tx.db
      .update(agentWebhooks)
      .set({ deletedAt: new Date(nowMs()) })
      .where(and(eq(agentWebhooks.teamId, actor.teamId), eq(agentWebhooks.id, webhookId)));
    tx.afterCommit(() => signal(WEBHOOKS_SIGNAL));
  });
}
