import { processSingleton } from "./process-singleton";

/** So many calls at once, and others should leave them the processor. */
const MANY_CALLS = 12;

const load = processSingleton("inbound-load", () => ({ calls: 0 }));

/** Counts a call of an agent webhook for as long as it is being taken. */
export async function countInbound<Answer>(take: () => Promise<Answer>): Promise<Answer> {
  load.calls++;
  try {
    return await take();
  } finally {
    load.calls--;
  }
}

/**
 * Whether many calls wait for their answer in this process. Their senders wait for us; the runs that they
 * start are stored, and nobody does.
 */
export function isInboundBusy(): boolean {
  return load.calls >= MANY_CALLS;
}
