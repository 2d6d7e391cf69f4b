import { serve } from "inngest/edge";
import { onSignal } from "@/db/signals";
import { inngestCalls } from "./calls-in-hand";
import { host, inngest, isEmbedded, JOBS_SIGNAL } from "./client";
import type { ServeHandler } from "./embedded/protocol";
import { allFunctions } from "./functions";
import { startSweep } from "./sweep";

let handler: ServeHandler | null = null;
let unsubscribe = () => {};
let endSweep = () => {};

/**
 * Reads our functions, so that events can be queued.
 *
 * @returns the SDK's own handler for them, to be called in this process
 */
export async function loadHost(): Promise<ServeHandler> {
  const functions = allFunctions(inngest());
  const served = serve({ client: inngest(), functions, enableUnauthedSync: false });
  await host().load(served);

  return served;
}

/**
 * As {@link loadHost}, and begins to work jobs off where the embedded host runs.
 *
 * @param executes false where other processes do that: then events are only queued
 */
export async function startHost({ executes = true } = {}): Promise<void> {
  handler = await loadHost();
  if (executes && isEmbedded()) start(handler);
}

/**
 * Tells a real Inngest server that it can call us from now on, and begins to send it events: not
 * before we listen, since a call that finds nobody counts as a failed attempt. The embedded host
 * needs no telling.
 */
export function announceHost(): void {
  if (handler && !isEmbedded()) start(handler);
}

/** Takes no more jobs, and lets those in hand end. */
export async function stopHost(graceMs: number): Promise<void> {
  unsubscribe();
  endSweep();
  await Promise.all([host().stop(graceMs), inngestCalls.ended(graceMs)]);
}

function start(serveHandler: ServeHandler): void {
  host().start(serveHandler);
  unsubscribe = onSignal(JOBS_SIGNAL, host().nudge);
  endSweep = startSweep();
}
