import { isSecretHeader, MASK } from "@/lib/engine/secret-reference";

/** These say nothing of the call itself, or are about the connection only. */
const LEFT_OUT = new Set(["connection", "keep-alive", "transfer-encoding", "content-length", "host"]);

/** Names hold “key” but are no secret. */
const HARMLESS = new Set(["idempotency-key"]);

/** A call's headers as they are stored, shown and given to flows: keys, tokens and cookies masked. */
export function storedHeaders(headers: Headers): Record<string, string> {
  const stored: Record<string, string> = {};
  for (const [name, value] of headers) {
    if (LEFT_OUT.has(name)) continue;
    stored[name] = isSecretHeader(name) && !HARMLESS.has(name) ? MASK : value;
  }

  return stored;
}
