import { z } from "zod";
import { isOneLine, nameText } from "@/lib/core/text-schema";
import { parsePath } from "@/lib/engine/template/path";

const MAX_PATH_CHARS = 200;

/** Where in the body a value stands: `phone`, `dataFields.toPhoneNumber`. */
const pathText = z
  .string()
  .trim()
  .min(1, "Enter where the phone number stands, such as phone.")
  .max(MAX_PATH_CHARS)
  .refine(
    (text) => isOneLine(text) && parsePath(text) !== null,
    "Write it like dataFields.toPhoneNumber or items[0].phone.",
  );

/** `POST /api/v1/agent-webhooks`. */
export const createWebhookInput = z.strictObject({ name: nameText, phonePath: pathText.default("phone") });
export type CreateWebhookInput = z.output<typeof createWebhookInput>;

/** `PATCH /api/v1/agent-webhooks/{id}`. */
export const updateWebhookInput = z.strictObject({
  name: nameText.optional(),
  phonePath: pathText.optional(),
});
export type UpdateWebhookInput = z.output<typeof updateWebhookInput>;

/** An agent webhook as lists and the API show it. */
export type AgentWebhookRow = {
  id: string;
  name: string;
  url: string;
  phonePath: string;
  createdAt: Date;
  lastCallAt: Date | null;
  /** Deployed agents that a call starts. */
  agents: { id: string; name: string }[];
};

/** What a builder needs of a webhook to choose it and to have it called. */
export type WebhookChoice = Pick<AgentWebhookRow, "id" | "name" | "url" | "phonePath">;
