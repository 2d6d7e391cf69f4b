import type { IncomingMessage, ServerResponse } from "node:http";
import { logError } from "@/lib/core/log";
import { MAX_DRAINED_BYTES } from "./read-limited";

/** What is read on behalf of a handler; it refuses more than its own limit, which is lower. */
const MAX_READ_BYTES = 1024 * 1024 + 1;

/**
 * Serves a web-standard handler from Node's own HTTP server, without Next in between: about fifty
 * times cheaper a call than a route handler.
 */
export async function serveDirectly(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handle: (request: Request) => Promise<Response>,
): Promise<void> {
  try {
    const body = await readBody(incoming);
    const response = await handle(toRequest(incoming, body));
    if (!incoming.complete) outgoing.setHeader("connection", "close");
    const answer = Buffer.from(await response.arrayBuffer());
    outgoing.writeHead(response.status, {
      ...Object.fromEntries(response.headers),
      "content-length": answer.length,
    });
    outgoing.end(answer);
  } catch (error) {
    // The client hung up while it was sending: nobody is left to answer.
    if (incoming.destroyed && !incoming.complete) return;
    logError("A request could not be answered.", error);
    if (!outgoing.headersSent) outgoing.writeHead(500);
    outgoing.end();
  }
}

async function readBody(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  // Leaving the loop must not destroy the socket: the answer still goes through it.
  for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    if (sizeBytes < MAX_READ_BYTES) chunks.push(chunk);
    sizeBytes += chunk.length;
    if (sizeBytes > MAX_DRAINED_BYTES) break;
  }

  return Buffer.concat(chunks).subarray(0, MAX_READ_BYTES);
}

function toRequest(incoming: IncomingMessage, body: Buffer<ArrayBuffer>): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  const method = incoming.method ?? "GET";
  const hasBody = method !== "GET" && method !== "HEAD" && body.length > 0;

  return new Request(new URL(incoming.url ?? "/", "http://patchbay.invalid"), {
    method,
    headers,
    body: hasBody ? body : null,
  });
}
