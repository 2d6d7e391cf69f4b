import { and, desc, eq, inArray, isNotNull } from "drizzle-orm";
import { z } from "zod";
import { db } from "@/db/client";
import { requests } from "@/db/schema/requests";
import { bodyFormat, readBody } from "@/lib/agent-webhooks/webhook-body";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import type { JsonObject } from "@/lib/core/json";
import { bodyFields } from "./body-fields";
import type { SeenFields } from "./schema";

/**
 * What the latest usable request of a webhook held, so that a builder can choose from it; null when
 * there was none, or the webhook is none of the team's.
 */
export async function seenFields(actor: Actor, webhookId: string): Promise<SeenFields | null> {
  requirePermission(actor, "requests:read");
  // A draft may hold anything in its place; PostgreSQL refuses to compare that with a UUID.
  if (!z.uuid().safeParse(webhookId).success) return null;

  const [row] = await db()
    .select({ receivedAt: requests.receivedAt, contentType: requests.contentType, body: requests.body })
    .from(requests)
    .where(
      and(
        eq(requests.teamId, actor.teamId),
        eq(requests.webhookId, webhookId),
        inArray(requests.fate, ["ran", "no_agent", "captured"]),
        isNotNull(requests.body),
        eq(requests.isBodyTruncated, false),
      ),
    )
    .orderBy(desc(requests.id))
    .limit(1);
  const body = row?.body && parsed(row.contentType, row.body);

  return row && body ? { receivedAt: row.receivedAt, fields: bodyFields(body) } : null;
}

function parsed(contentType: string, bytes: Uint8Array): JsonObject | null {
  try {
    return readBody(bodyFormat(contentType) ?? "json", bytes);
  } catch {
    return null;
  }
}
