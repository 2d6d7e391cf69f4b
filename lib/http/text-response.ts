/**
 * Somebody else's text, for our own pages to load: a browser must neither run it nor guess what it is,
 * and nothing may keep it.
 */
export function textResponse(text: string): Response {
  return new Response(text, {
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, no-store",
    },
  });
}
