import { and, eq, isNull } from "drizzle-orm";
import { db } from "@/db/client";
import { apiKeys } from "@/db/schema/accounts";
import { signal } from "@/db/signals";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import { API_KEYS_SIGNAL } from "@/lib/auth/api-key";
import { nowMs } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";

/**
 * Makes a key worthless, at once and for good.
 *
 * @throws AppError `forbidden` without `api-keys:write`, `not_found` for a key that is none of the team's
 */
export async function revokeApiKey(actor: Actor, keyId: string): Promise<void> {
  requirePermission(actor, "api-keys:write");
  const [revoked] = await db()
    .update(apiKeys)
    .set({ revokedAt: new Date(nowMs()) })
    .where(and(eq(apiKeys.teamId, actor.teamId), eq(apiKeys.id, keyId), isNull(apiKeys.revokedAt)))
    .returning({ id: apiKeys.id });
  if (!revoked) throw new AppError("not_found", "This API key does not exist, or it was revoked already.");

  signal(API_KEYS_SIGNAL);
}
