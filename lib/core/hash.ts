import { createHash, timingSafeEqual } from "node:crypto";

/** SHA-256 in hex. */
export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

/** Compares two secrets in a time that tells nothing about where they differ. */
export function isSameSecret(left: string, right: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();

  return timingSafeEqual(digest(left), digest(right));
}
