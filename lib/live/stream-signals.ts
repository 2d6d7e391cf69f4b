import { onSignal, wasSignalled } from "@/db/signals";

/** A page is refreshed no more often than this, however much happens. */
const MIN_GAP_MS = 250;
/** Keeps proxies from closing a quiet stream. */
const HEARTBEAT_MS = 15_000;
const RECONNECT_MS = 1_000;

/**
 * Server-sent events that say when something changed; each carries its time as id. Whoever comes back
 * after a dropped connection sends the last one, and is told at once if anything happened meanwhile.
 *
 * @param sinceMs what the reader has seen so far
 */
export function streamSignals(name: string, sinceMs: number, aborted: AbortSignal): Response {
  const encoder = new TextEncoder();
  let stop = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let timer: NodeJS.Timeout | undefined;
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const tell = () => {
        timer = undefined;
        send(`id: ${Date.now()}\nevent: changed\ndata: {}\n\n`);
      };
      const tellSoon = () => {
        timer ??= setTimeout(tell, MIN_GAP_MS);
      };
      const unsubscribe = onSignal(name, tellSoon);
      const heartbeat = setInterval(() => send(": still here\n\n"), HEARTBEAT_MS);
      stop = () => {
        unsubscribe();
        clearInterval(heartbeat);
        clearTimeout(timer);
      };
      send(`retry: ${RECONNECT_MS}\n\n`);
      if (wasSignalled(name, sinceMs)) tell();
      aborted.addEventListener("abort", () => stop());
    },
    cancel() {
      stop();
    },
  });

  return new Response(body, {
    headers: {
      "content-type": "text/event-stream",
      // Compression would hold small events back.
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
