import { and, eq, gt, isNull, or } from "drizzle-orm";
import { db } from "@/db/client";
import { apiKeys } from "@/db/schema/accounts";
import { onSignal } from "@/db/signals";
import { nowMs } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { ExpiringCache } from "@/lib/core/expiring-cache";
import { sha256 } from "@/lib/core/hash";
import { logWarning } from "@/lib/core/log";
import { processSingleton } from "@/lib/core/process-singleton";
import type { Scope } from "@/lib/core/vocabulary";
import { type Actor, permissionsOfScopes } from "./actor";

export const API_KEY_START = "pb_live_";

/** The signal that some key was revoked: every process forgets what it knows. */
export const API_KEYS_SIGNAL = "api-keys";

type ApiKeyActor = Extract<Actor, { kind: "api_key" }>;
type KnownKey = { id: string; teamId: string; scopes: Scope[]; expiresAt: Date | null };

/** How long another process may take a revoked key, should the signal get lost. */
const CACHE_TTL_MS = 10_000;
/** “Last used” is shown to the minute; more writes would only cost. */
const TOUCH_EVERY_MS = 60_000;

const keys = processSingleton("api-key-cache", () => {
  const cache = new ExpiringCache<KnownKey | null>({ ttlMs: CACHE_TTL_MS, maxEntries: 10_000 });
  onSignal(API_KEYS_SIGNAL, () => cache.clear());

  return { cache, touchedMs: new Map<string, number>() };
});

/**
 * Whoever holds the API key in `Authorization: Bearer`, `apiKey` or `x-api-key`. Never from the URL
 * (R5, R195).
 *
 * @throws AppError `unauthorized` without a key, and for an unknown, revoked or expired one
 */
export async function authenticateApiKey(headers: Headers): Promise<ApiKeyActor> {
  const key = readKey(headers);
  if (!key) {
    throw new AppError(
      "unauthorized",
      "Send your team's API key in the header “apiKey”, “x-api-key” or “Authorization: Bearer”.",
      {
        headers: { "www-authenticate": "Bearer" },
      },
    );
  }
  const hash = sha256(key);
  const known = key.startsWith(API_KEY_START) ? await keys.cache.get(hash, () => findKey(hash)) : null;
  if (!known || (known.expiresAt && known.expiresAt.getTime() <= nowMs())) {
    throw new AppError(
      "unauthorized",
      "This API key is not valid. It may have been revoked; create a new one under Settings → API.",
      {
        headers: { "www-authenticate": 'Bearer error="invalid_token"' },
      },
    );
  }
  touch(known.id);

  return {
    kind: "api_key",
    apiKeyId: known.id,
    teamId: known.teamId,
    scopes: known.scopes,
    permissions: permissionsOfScopes(known.scopes),
  };
}

function readKey(headers: Headers): string | null {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];

  return bearer ?? headers.get("apikey") ?? headers.get("x-api-key");
}

async function findKey(keyHash: string): Promise<KnownKey | null> {
  const [row] = await db()
    .select({ id: apiKeys.id, teamId: apiKeys.teamId, scopes: apiKeys.scopes, expiresAt: apiKeys.expiresAt })
    .from(apiKeys)
    .where(
      and(
        eq(apiKeys.keyHash, keyHash),
        isNull(apiKeys.revokedAt),
        or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, new Date(nowMs()))),
      ),
    );

  return row ?? null;
}

function touch(id: string): void {
  const now = nowMs();
  if (now - (keys.touchedMs.get(id) ?? 0) < TOUCH_EVERY_MS) return;

  keys.touchedMs.set(id, now);
  db()
    .update(apiKeys)
    .set({ lastUsedAt: new Date(now) })
    .where(eq(apiKeys.id, id))
    .catch(() => logWarning("The last use of an API key could not be noted.", { key: id }));
}
