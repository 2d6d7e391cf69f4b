import { randomBytes } from "node:crypto";
import { type Database, db } from "@/db/client";
import { apiKeys } from "@/db/schema/accounts";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import { API_KEY_START } from "@/lib/auth/api-key";
import { sha256 } from "@/lib/core/hash";
import { newId } from "@/lib/core/ids";
import type { CreateApiKeyInput } from "./schema";

const KEY_BYTES = 24;
const SHOWN_CHARS = 6;

/**
 * Creates an API key. The key itself is returned here and never again: only its hash is stored.
 *
 * @throws AppError `forbidden` without `api-keys:write`
 */
export async function createApiKey(actor: Actor, input: CreateApiKeyInput) {
  requirePermission(actor, "api-keys:write");

  return insertApiKey(db(), {
    ...input,
    teamId: actor.teamId,
    createdBy: actor.kind === "user" ? actor.userId : null,
  });
}

type NewApiKey = CreateApiKeyInput & { teamId: string; createdBy: string | null };

/** As {@link createApiKey}, for the seed, which acts for nobody. */
export async function insertApiKey(database: Database, { teamId, name, scopes, createdBy }: NewApiKey) {
  const key = API_KEY_START + randomBytes(KEY_BYTES).toString("hex");
  const id = newId("key");
  const prefix = key.slice(0, API_KEY_START.length + SHOWN_CHARS);
  await database
    .insert(apiKeys)
    .values({ id, teamId, name, prefix, keyHash: sha256(key), scopes, createdBy });

  return { id, key, prefix };
}
