import type { Database } from "@/db/client";
import type { DeliveryTarget } from "@/lib/engine/node";
import { isSecretHeader, isSecretReference, MASK } from "@/lib/engine/secret-reference";
import type { OutboundRequest } from "@/lib/net/outbound-client";
import { revealSecrets } from "@/lib/secrets/secrets";
import { standardSignature } from "./standard-signature";

type Unsigned = { id: string; teamId: string; target: DeliveryTarget; body: Buffer | null };

/**
 * One attempt's HTTP request: its secrets are read now, and exactly the bytes that go out are signed
 * with the time of this attempt. Ours come after customers' headers, so that none can replace them.
 *
 * @param startedMs when this attempt begins
 */
export async function signedRequest(
  db: Database,
  unsigned: Unsigned,
  startedMs: number,
): Promise<OutboundRequest> {
  const { id, teamId, target, body } = unsigned;
  const { secret, signingSecret } = target;
  const values = [...Object.values(target.headers), secret ?? "", signingSecret ?? ""];
  const secrets = await revealSecrets(db, teamId, values.filter(isSecretReference));
  const reveal = (text: string) => secrets.get(text) ?? text;
  const timestampSeconds = Math.floor(startedMs / 1000);

  return {
    method: target.method,
    url: target.url,
    headers: {
      ...Object.fromEntries(
        Object.entries(target.headers).map(([name, value]) => [name.toLowerCase(), reveal(value)]),
      ),
      ...(secret && { "x-webhook-secret": reveal(secret) }),
      "webhook-id": id,
      "webhook-timestamp": String(timestampSeconds),
      ...(signingSecret && {
        "webhook-signature": standardSignature({ id, timestampSeconds, body }, reveal(signingSecret)),
      }),
    },
    body,
    timeoutMs: target.timeoutMs,
  };
}

/** A request's headers as they may be shown: secrets masked, our signature kept for checking. */
export function shownHeaders(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      name !== "webhook-signature" && isSecretHeader(name) ? MASK : value,
    ]),
  );
}
