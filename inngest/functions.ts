import type { Inngest } from "inngest";
import { deliverWebhook } from "./functions/deliver-webhook";
import { pruneRecords } from "./functions/prune-records";
import { runFlow } from "./functions/run-flow";

/** Everything durable that Patchbay does. */
export function allFunctions(inngest: Inngest) {
  return [runFlow(inngest), deliverWebhook(inngest), pruneRecords(inngest)];
}

/** What the queue calls them: a function's handler of its failures is one of its own. */
export function functionIds(inngest: Inngest): string[] {
  return allFunctions(inngest).flatMap((definition) => {
    const id = definition.id(inngest.id);
    return [id, `${id}-failure`];
  });
}
