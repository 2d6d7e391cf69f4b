import { deriveKey } from "./encryption";
import { env } from "./env";

/** What `PATCHBAY_SECRET` is used for; each use has a key of its own. */
type KeyPurpose = "encryption" | "sessions" | "inspector" | "engine";

const keys = new Map<KeyPurpose, Buffer>();

/** This installation's key for one purpose. On the embedded database, boot has put a secret in place. */
export function appKey(purpose: KeyPurpose): Buffer {
  const known = keys.get(purpose);
  if (known) return known;

  const { PATCHBAY_SECRET } = env();
  if (!PATCHBAY_SECRET) throw new Error("PATCHBAY_SECRET is not set.");
  const key = deriveKey(PATCHBAY_SECRET, purpose);
  keys.set(purpose, key);

  return key;
}
