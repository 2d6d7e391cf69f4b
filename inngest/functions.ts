import type { Inngest } from "inngest";
import { deliverWebhook } from "./functions/deliver-webhook";
import { pruneRecords } from "./functions/prune-records";
import { runFlow } from "./functions/run-flow";

/** Everything durable that Patchbay does. */
export function allFunctions(inngest: Inngest) {
  return [runFlow(inngest), deliverWebhook(inngest), pruneRecords(inngest)];
}
