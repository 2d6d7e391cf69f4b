import { desc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { apiKeys, users } from "@/db/schema/accounts";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import type { ApiKeyRow } from "./schema";

/** All keys of the team, the newest first; revoked ones stay visible. */
export async function listApiKeys(actor: Actor): Promise<ApiKeyRow[]> {
  requirePermission(actor, "api-keys:read");

  return db()
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      prefix: apiKeys.prefix,
      scopes: apiKeys.scopes,
      createdBy: users.name,
      createdAt: apiKeys.createdAt,
      lastUsedAt: apiKeys.lastUsedAt,
      revokedAt: apiKeys.revokedAt,
    })
    .from(apiKeys)
    .leftJoin(users, eq(users.id, apiKeys.createdBy))
    .where(eq(apiKeys.teamId, actor.teamId))
    .orderBy(desc(apiKeys.id));
}
