import { API_KEY_PLACEHOLDER } from "@/components/agent-webhooks/sample-call";
import { MAX_INLINE_CHARS } from "@/components/http/text-view";
import { curlCommand } from "@/lib/core/curl-command";
import { MASK } from "@/lib/engine/secret-reference";
import type { CapturedRequest } from "@/lib/inspectors/schema";

/** What curl sets itself, or what was about the connection. */
const LEFT_OUT = new Set(["host", "connection", "content-length", "accept-encoding", "transfer-encoding"]);

/**
 * The same request as a command, to the same inspector; null where the body is very long or not whole.
 * It carries a placeholder for the team's key, without which a closed inspector takes nothing.
 */
export function capturedCurl(request: CapturedRequest, inspectorUrl: string): string | null {
  const { method, path, headers, body, isTruncated } = request;
  if (isTruncated || body.length > MAX_INLINE_CHARS) return null;

  const kept = Object.entries(headers).filter(
    ([name, value]) => !LEFT_OUT.has(name) && !value.includes(MASK),
  );

  return curlCommand({
    method,
    url: inspectorUrl + path.replace(/^\/(?=\?|$)/, ""),
    headers: { ...Object.fromEntries(kept), apiKey: API_KEY_PLACEHOLDER },
    body: body === "" ? null : body,
  });
}
