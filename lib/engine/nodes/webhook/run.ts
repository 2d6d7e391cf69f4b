import type { z } from "zod";
import type { PrepareContext, PreparedStep } from "@/lib/engine/node";
import type { webhookConfig } from "./schema";

/** The trigger has happened already: it hands its body on (R13). */
export function prepareWebhook(
  { webhookId }: z.output<typeof webhookConfig>,
  { render, scope, names }: PrepareContext,
): PreparedStep {
  const name = names.webhooks.find(({ id }) => id === webhookId)?.name;

  return {
    input: scope.request === null ? { webhookId } : { webhookId, requestId: scope.request.id },
    sentence: name ? `“${name}” was called` : "The webhook was called",
    warnings: [...render.warnings],
    act: async () => ({ status: "succeeded", port: "next", output: scope.webhookBody }),
  };
}
