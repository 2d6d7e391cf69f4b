import { createHmac, randomBytes } from "node:crypto";

const SECRET_BYTES = 32;
const SECRET_START = "whsec_";

/** A new signing secret: `whsec_` and 32 random bytes in base64. */
export function newSigningSecret(): string {
  return SECRET_START + randomBytes(SECRET_BYTES).toString("base64");
}

type SignedContent = {
  /** `webhook-id`: the same over all attempts. */
  id: string;
  /** `webhook-timestamp`: of this attempt, in whole seconds since 1970. */
  timestampSeconds: number;
  /** Exactly the bytes that are sent; null where there is no body. */
  body: Buffer | null;
};

/**
 * The `webhook-signature` of Standard Webhooks 1.0: `v1,` and the HMAC-SHA256 of id, timestamp and
 * body, keyed by the bytes behind `whsec_`.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function standardSignature({ id, timestampSeconds, body }: SignedContent, secret: string): string {
  const key = Buffer.from(secret.slice(SECRET_START.length), "base64");
  const hmac = createHmac("sha256", key).update(`${id}.${timestampSeconds}.`);

  return `v1,${hmac.update(body ?? "").digest("base64")}`;
}
