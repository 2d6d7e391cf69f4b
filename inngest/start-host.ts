import { serve } from "inngest/edge";
import { onSignal } from "@/db/signals";
import { embeddedHost, inngest, JOBS_SIGNAL } from "./client";
import type { ServeHandler } from "./embedded/protocol";
import { allFunctions } from "./functions";

let unsubscribe = () => {};

/**
 * Reads our functions, so that events can be queued.
 *
 * @returns the SDK's own handler for them, to be called in this process
 */
export async function loadHost(): Promise<ServeHandler> {
  const handler = serve({ client: inngest(), functions: allFunctions(inngest()), enableUnauthedSync: false });
  await embeddedHost().load(handler);

  return handler;
}

/** As {@link loadHost}, and begins to work jobs off. */
export async function startHost(): Promise<void> {
  embeddedHost().start(await loadHost());
  unsubscribe = onSignal(JOBS_SIGNAL, embeddedHost().nudge);
}

/** Takes no more jobs, and lets those in hand end. */
export async function stopHost(graceMs: number): Promise<void> {
  unsubscribe();
  await embeddedHost().stop(graceMs);
}
