import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { agentWebhooks } from "@/db/schema/agents";
import { signal } from "@/db/signals";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import { WEBHOOKS_SIGNAL } from "./known-webhook";
import { requireWebhook } from "./queries";
import type { UpdateWebhookInput } from "./schema";

/**
 * Renames a webhook, or says anew where the phone number stands. Its URL stays.
 *
 * @throws AppError `forbidden`, `not_found`
 */
export async function updateWebhook(
  actor: Actor,
  webhookId: string,
  input: UpdateWebhookInput,
): Promise<void> {
  requirePermission(actor, "agents:write");
  await requireWebhook(db(), actor, webhookId);
  if (Object.keys(input).length === 0) return;

  await db()
    .update(agentWebhooks)
    .set(input)
    .where(and(eq(agentWebhooks.teamId, actor.teamId), eq(agentWebhooks.id, webhookId)));
  signal(WEBHOOKS_SIGNAL);
}
