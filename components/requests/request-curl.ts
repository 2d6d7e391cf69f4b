import { MAX_INLINE_CHARS } from "@/components/http/text-view";
import { curlCommand } from "@/lib/core/curl-command";
import type { RequestDetail } from "@/lib/requests/schema";

type Repeatable = Pick<RequestDetail, "method" | "contentType" | "body">;

/**
 * The same call as a command to paste, with a placeholder for the API key and without the
 * Idempotency-Key, which would make it a duplicate. Null where the body was not kept or is very long.
 */
export function requestCurl({ method, contentType, body }: Repeatable, url: string): string | null {
  if (body === null || body.length > MAX_INLINE_CHARS) return null;
  const headers = { apiKey: "YOUR_API_KEY", ...(contentType && { "content-type": contentType }) };

  return curlCommand({ method, url, headers, body: body === "" ? null : body });
}
