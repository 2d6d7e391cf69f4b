import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * A 32-byte key for one purpose, derived from `PATCHBAY_SECRET`, so that no two uses share a key.
 *
 * @param purpose such as `encryption` or `sessions`
 */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "patchbay", purpose, 32));
}

/** AES-256-GCM: nonce, tag and ciphertext in base64. Every call gives another text. */
export function encrypt(plaintext: string, key: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const body = Buffer.concat([cipher.update(plaintext, "utf8"), cipher.final()]);

  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64");
}

/** Undoes {@link encrypt}; throws when the key is another one or the text was changed. */
export function decrypt(ciphertext: string, key: Buffer): string {
  const bytes = Buffer.from(ciphertext, "base64");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));

  return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
}
