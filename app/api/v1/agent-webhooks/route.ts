import { createWebhook } from "@/lib/agent-webhooks/create-webhook";
import { getWebhook, listWebhooks } from "@/lib/agent-webhooks/queries";
import { createWebhookInput } from "@/lib/agent-webhooks/schema";
import { pageInput } from "@/lib/core/page";
import { apiRoute } from "@/lib/http/api-route";

export const GET = apiRoute({ query: pageInput }, ({ actor, query }) => listWebhooks(actor, query));

export const POST = apiRoute({ body: createWebhookInput, status: 201 }, async ({ actor, body }) =>
  getWebhook(actor, await createWebhook(actor, body)),
);
