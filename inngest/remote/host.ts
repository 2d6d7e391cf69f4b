import type { Sql, SqlExecutor } from "@/db/client";
import { logError, logWarning } from "@/lib/core/log";
import type { ServeHandler } from "../embedded/protocol";
import { dispatchBatch, insertOutbox, type OutboxEvent, pruneOutbox } from "./outbox";
import { register } from "./register";
import { type Relay, startRelay } from "./relay";

const PRUNE_EVERY_MS = 10 * 60 * 1000;

type RemoteOptions = {
  sql: () => Sql;
  /** @throws NotTaken */
  send: (events: OutboxEvent[]) => Promise<void>;
  signingKey: string | undefined;
  /** Where the server reaches `/api/inngest`; null when we cannot know. */
  serveUrl: string | null;
};

export type RemoteHost = ReturnType<typeof createRemoteHost>;

/**
 * Our side of a real Inngest server: events go to it from our outbox, and it calls our functions at
 * `/api/inngest`. The same interface as the embedded host.
 */
export function createRemoteHost({ sql, send, signingKey, serveUrl }: RemoteOptions) {
  let relay: Relay | null = null;
  let prune: NodeJS.Timeout | undefined;
  let registering = new AbortController();

  function start(serve: ServeHandler): void {
    relay = startRelay({ dispatch: (limit) => dispatchBatch(sql(), send, limit) });
    prune = setInterval(() => void forgetOldEvents(), PRUNE_EVERY_MS);
    registering = new AbortController();
    if (serveUrl) void register({ serve, url: serveUrl, signingKey, signal: registering.signal });
    else
      logWarning(
        "Inngest cannot be told where our functions are: set PATCHBAY_URL, or INNGEST_SERVE_ORIGIN where Inngest uses another address.",
      );
  }

  async function stop(graceMs: number): Promise<void> {
    clearInterval(prune);
    registering.abort();
    await relay?.stop(graceMs);
    relay = null;
  }

  async function forgetOldEvents(): Promise<void> {
    try {
      while (relay && (await pruneOutbox(sql())).isFull);
    } catch (error) {
      logError("Old events of the outbox were not forgotten.", error);
    }
  }

  return {
    /** Nothing to learn: it is the server that knows what an event triggers. */
    load: async (): Promise<void> => {},
    start,
    stop,
    nudge: (): void => relay?.nudge(),
    isWorking: (): boolean => relay !== null,
    enqueue: (tx: SqlExecutor, events: readonly OutboxEvent[]): Promise<void> => insertOutbox(tx, events),
  };
}
