import { z } from "zod";
import { defineNode } from "@/lib/engine/node";

export const webhookConfig = z.looseObject({
  /** Empty until one is chosen. */
  webhookId: z.string().max(64).default(""),
});

export const webhookSpec = defineNode({
  kind: "webhook",
  label: "Webhook",
  description: "Starts the agent when another system calls its webhook.",
  group: "start",
  isTrigger: true,
  config: webhookConfig,
  defaults: { webhookId: "" },
  outputs: () => [{ id: "next", label: "Next" }],
  sentence: ({ webhookId }, { webhooks }) => {
    const name = webhooks.find(({ id }) => id === webhookId)?.name;
    return name ? `Starts when “${name}” is called` : "Starts when a webhook is called";
  },
  templates: () => [],
  problems: ({ webhookId }, { webhooks }) => {
    const path = "config.webhookId";
    if (webhookId === "")
      return [{ path, message: "Choose a webhook, so that something can start this agent." }];
    if (webhooks.some(({ id }) => id === webhookId)) return [];
    return [{ path, message: "This webhook no longer exists. Choose another one." }];
  },
});
