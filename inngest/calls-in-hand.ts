import { processSingleton } from "@/lib/core/process-singleton";

/** Calls of our functions that a real Inngest server is waiting for. */
const calls = processSingleton("inngest-calls", () => new Set<Promise<unknown>>());

/** Keeps the process from stopping under a call, within bounds. */
export function holdCall<Answer>(call: Promise<Answer>): Promise<Answer> {
  calls.add(call);

  return call.finally(() => calls.delete(call));
}

/** Waits for the calls in hand to end, and no longer than this. */
export async function callsEnded(graceMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const grace = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, graceMs);
  });
  await Promise.race([Promise.allSettled(calls), grace]);
  clearTimeout(timer);
}
