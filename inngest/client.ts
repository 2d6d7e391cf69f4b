import { Inngest } from "inngest";
import { type SqlExecutor, sql, type Transaction } from "@/db/client";
import { signal } from "@/db/signals";
import { appKey } from "@/lib/core/app-key";
import { nowMs } from "@/lib/core/clock";
import { env, publicUrl } from "@/lib/core/env";
import { isInboundBusy } from "@/lib/core/inbound-load";
import { type InngestServer, inngestServer, isLoopback } from "@/lib/core/inngest-env";
import { processSingleton } from "@/lib/core/process-singleton";
import { observeDispatchLag } from "@/lib/metrics/record";
import { inngestFetch } from "@/lib/net/inngest-fetch";
import { createEmbeddedHost, type EmbeddedHost } from "./embedded/host";
import { HOST_ORIGIN } from "./embedded/protocol";
import { dispatchId, type EngineEvent } from "./events";
import { createRemoteHost, type RemoteHost } from "./remote/host";
import { notTaken } from "./remote/not-taken";
import type { OutboxEvent } from "./remote/outbox";

/** Wakes the hosts of all processes. */
export const JOBS_SIGNAL = "jobs";

/** Must never change: runs under way name their functions by it. */
export const APP_ID = "patchbay";

/** Work for one of our functions. `dispatch` counts how often it was asked for: 1, unless it got lost. */
export type Work = { id: string; dispatch?: number; event: EngineEvent; data: Record<string, string> };

/** What runs our functions: a real Inngest server where the environment names one, else ourselves. */
export function host(): EmbeddedHost | RemoteHost {
  return isEmbedded() ? embeddedHost() : remoteHost();
}

/** Whether functions run on the embedded host. */
export function isEmbedded(): boolean {
  return inngestServer(env()) === null;
}

/** The executor inside this process. */
export function embeddedHost(): EmbeddedHost {
  return processSingleton("embedded-host", () =>
    createEmbeddedHost({ sql, nowMs, signingKey, isBusy: isInboundBusy, onClaim: observeDispatchLag }),
  );
}

function remoteHost(): RemoteHost {
  return processSingleton("remote-host", () =>
    createRemoteHost({
      sql,
      send,
      signingKey: env().INNGEST_SIGNING_KEY,
      serveUrl: serveUrl(),
    }),
  );
}

/** The Inngest client that every function is made with: the same functions on either host. */
export function inngest(): Inngest {
  return processSingleton("inngest", () => {
    const server = inngestServer(env());

    return new Inngest({
      id: APP_ID,
      logger: silentLogger,
      ...(server ? remoteOptions(server) : embeddedOptions()),
    });
  });
}

function remoteOptions({ isDev, baseUrl, eventKey, signingKey }: InngestServer) {
  return {
    isDev,
    fetch: inngestFetch,
    ...(baseUrl && { baseUrl }),
    ...(eventKey && { eventKey }),
    ...(signingKey && { signingKey }),
  };
}

/** Cloud mode with a key of ours, so that `/api/inngest` refuses whoever cannot sign. */
function embeddedOptions() {
  return {
    isDev: false,
    eventKey: "embedded",
    signingKey: signingKey(),
    baseUrl: HOST_ORIGIN,
    fetch: embeddedHost().fetch,
  };
}

/** Signs the calls between embedded host and SDK. */
export function signingKey(): string {
  return appKey("engine").toString("hex");
}

/** Queues functions in the caller's transaction; they start once it has committed. */
export async function enqueue(tx: Transaction, work: readonly Work[]): Promise<void> {
  await enqueueWith(tx.sql, work);
  tx.afterCommit(() => signal(JOBS_SIGNAL));
}

/** As {@link enqueue}, for a hot path with a transaction of its own: it signals after its commit. */
export async function enqueueWith(executor: SqlExecutor, work: readonly Work[]): Promise<void> {
  const ts = nowMs();
  await host().enqueue(
    executor,
    work.map(({ id, dispatch = 1, event, data }) => ({
      id: dispatchId(id, dispatch),
      name: event.name,
      data: event.data.parse(data),
      ts,
    })),
  );
}

async function send(events: OutboxEvent[]): Promise<void> {
  try {
    await inngest().send(events);
  } catch (error) {
    throw notTaken(error, env().INNGEST_EVENT_KEY);
  }
}

/**
 * Where the Inngest server reaches our functions. Null when nobody has said so: `localhost` is us only
 * for a server on this machine.
 */
function serveUrl(): string | null {
  const { INNGEST_SERVE_ORIGIN, PATCHBAY_URL } = env();
  const server = inngestServer(env());
  const isHere = server?.baseUrl ? isLoopback(new URL(server.baseUrl).hostname) : server?.isDev;
  const origin = INNGEST_SERVE_ORIGIN ?? (PATCHBAY_URL || isHere ? publicUrl() : null);

  return origin && new URL("/api/inngest", origin).href;
}

/** Failures of steps are in the run log; what the SDK would print holds customers' data. */
const silentLogger = { info: ignore, warn: ignore, error: ignore, debug: ignore };

function ignore(): void {}
