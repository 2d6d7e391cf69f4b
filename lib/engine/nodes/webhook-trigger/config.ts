import { z } from "zod";
import { templateSchema } from "@/lib/engine/template-schema";

const MAX_HEADERS = 50;

export const webhookTriggerConfig = z.looseObject({
  url: templateSchema.default(""),
  method: z.string().max(20).default("POST"),
  headers: z
    .record(z.string().max(200), templateSchema)
    .refine(
      (headers) => Object.keys(headers).length <= MAX_HEADERS,
      `Use at most ${MAX_HEADERS} headers in one step.`,
    )
    .default({}),
  /** Empty for the default payload. */
  body: templateSchema.default(""),
  /** Sent as X-Webhook-Secret. */
  secret: z.string().max(4096).optional(),
  /** Signs, and is never sent. */
  signingSecret: z.string().max(4096).optional(),
  successRule: z.string().max(20).default("2xx"),
  retryGapsSeconds: z.array(z.number()).max(100).default([0, 5, 300, 1800]),
  timeoutMs: z.number().default(10_000),
  waitForDelivery: z.boolean().default(true),
});
export type WebhookTriggerConfig = z.output<typeof webhookTriggerConfig>;
