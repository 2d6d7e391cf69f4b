import { and, asc, eq, isNull } from "drizzle-orm";
import { db } from "@/db/client";
import { agentWebhooks } from "@/db/schema/agents";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import { webhookUrl } from "./queries";
import type { WebhookChoice } from "./schema";

/** All of the team's webhooks by name, to choose one from. */
export async function listWebhookChoices(actor: Actor): Promise<WebhookChoice[]> {
  requirePermission(actor, "agents:read");
  const rows = await db()
    .select({ id: agentWebhooks.id, name: agentWebhooks.name, phonePath: agentWebhooks.phonePath })
    .from(agentWebhooks)
    .where(and(eq(agentWebhooks.teamId, actor.teamId), isNull(agentWebhooks.deletedAt)))
    .orderBy(asc(agentWebhooks.name), asc(agentWebhooks.id));

  return rows.map((row) => ({ ...row, url: webhookUrl(row.id) }));
}
