import type { Actor } from "@/lib/auth/actor";
import type { Flow } from "@/lib/engine/flow";
import type { SeenFields } from "@/lib/requests/schema";
import { seenFields } from "@/lib/requests/seen-fields";

/** What the latest request of each webhook of a flow held; without those that were never called. */
export async function seenByWebhook(actor: Actor, { nodes }: Flow): Promise<Record<string, SeenFields>> {
  const ids = nodes.flatMap((node) => (node.kind === "webhook" ? [node.config.webhookId] : []));
  const seen = await Promise.all(
    [...new Set(ids)].map(async (id) => [id, await seenFields(actor, id)] as const),
  );

  return Object.fromEntries(seen.flatMap(([id, fields]) => (fields ? [[id, fields]] : [])));
}
