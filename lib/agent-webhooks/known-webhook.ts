import { and, eq, isNull } from "drizzle-orm";
import { db } from "@/db/client";
import { teams } from "@/db/schema/accounts";
import { agentWebhooks } from "@/db/schema/agents";
import { onSignal } from "@/db/signals";
import { ExpiringCache } from "@/lib/core/expiring-cache";
import { processSingleton } from "@/lib/core/process-singleton";

/** What the fast door needs to know of a webhook before it takes a call. */
export type KnownWebhook = { id: string; teamId: string; phonePath: string; country: string };

/** The signal that some webhook or team setting changed: every process forgets what it knows. */
export const WEBHOOKS_SIGNAL = "agent-webhooks";

const CACHE_TTL_MS = 10_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const webhooks = processSingleton("webhook-cache", () => {
  const cache = new ExpiringCache<KnownWebhook | null>({ ttlMs: CACHE_TTL_MS, maxEntries: 10_000 });
  onSignal(WEBHOOKS_SIGNAL, () => cache.clear());

  return cache;
});

/** The webhook of this id, of whichever team: the caller's key is checked against it next. */
export async function knownWebhook(webhookId: string): Promise<KnownWebhook | null> {
  if (!UUID.test(webhookId)) return null;

  return webhooks.get(webhookId.toLowerCase(), () => findWebhook(webhookId));
}

async function findWebhook(webhookId: string): Promise<KnownWebhook | null> {
  const [row] = await db()
    .select({
      id: agentWebhooks.id,
      teamId: agentWebhooks.teamId,
      phonePath: agentWebhooks.phonePath,
      country: teams.defaultCountry,
    })
    .from(agentWebhooks)
    .innerJoin(teams, eq(teams.id, agentWebhooks.teamId))
    .where(and(eq(agentWebhooks.id, webhookId), isNull(agentWebhooks.deletedAt)));

  return row ?? null;
}
