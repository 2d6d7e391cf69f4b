import type { Inngest } from "inngest";
import { deliverWebhook } from "./functions/deliver-webhook";
import { runFlow } from "./functions/run-flow";

/** Everything durable that Patchbay does. */
export function allFunctions(inngest: Inngest) {
  return [runFlow(inngest), deliverWebhook(inngest)];
}
