import { processSingleton } from "@/lib/core/process-singleton";
import { createWorkInHand } from "@/lib/core/work-in-hand";

/** Calls of our functions that a real Inngest server is waiting for: no process stops under them, within bounds. */
export const inngestCalls = processSingleton("inngest-calls", createWorkInHand);
