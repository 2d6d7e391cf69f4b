import { Inngest } from "inngest";
import { type SqlExecutor, sql, type Transaction } from "@/db/client";
import { signal } from "@/db/signals";
import { appKey } from "@/lib/core/app-key";
import { nowMs } from "@/lib/core/clock";
import { processSingleton } from "@/lib/core/process-singleton";
import { createEmbeddedHost, type EmbeddedHost } from "./embedded/host";
import { HOST_ORIGIN } from "./embedded/protocol";
import type { engineEvents } from "./events";

/** Wakes the hosts of all processes. */
export const JOBS_SIGNAL = "jobs";

type EngineEvent = (typeof engineEvents)[keyof typeof engineEvents];
type EventToQueue = { id: string; event: EngineEvent; data: Record<string, string> };

/** The executor inside this process. */
export function embeddedHost(): EmbeddedHost {
  return processSingleton("embedded-host", () => createEmbeddedHost({ sql, nowMs, signingKey }));
}

/**
 * The Inngest client that every function is made with. It stays in cloud mode with a key of ours, so
 * that `/api/inngest` refuses whoever cannot sign.
 */
export function inngest(): Inngest {
  return processSingleton(
    "inngest",
    () =>
      new Inngest({
        id: "patchbay",
        isDev: false,
        eventKey: "embedded",
        signingKey: signingKey(),
        baseUrl: HOST_ORIGIN,
        fetch: embeddedHost().fetch,
        logger: silentLogger,
      }),
  );
}

/** Signs the calls between host and SDK. */
export function signingKey(): string {
  return appKey("engine").toString("hex");
}

/** Queues functions in the caller's transaction; they start once it has committed. */
export async function enqueue(tx: Transaction, events: readonly EventToQueue[]): Promise<void> {
  await enqueueWith(tx.sql, events);
  tx.afterCommit(() => signal(JOBS_SIGNAL));
}

/** As {@link enqueue}, for a hot path with a transaction of its own: it signals after its commit. */
export async function enqueueWith(executor: SqlExecutor, events: readonly EventToQueue[]): Promise<void> {
  const ts = nowMs();
  await embeddedHost().enqueue(
    executor,
    events.map(({ id, event, data }) => ({ id, name: event.name, data: event.data.parse(data), ts })),
  );
}

/** Failures of steps are in the run log; what the SDK would print holds customers' data. */
const silentLogger = { info: ignore, warn: ignore, error: ignore, debug: ignore };

function ignore(): void {}
