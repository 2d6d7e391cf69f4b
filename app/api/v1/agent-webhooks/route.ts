import { createWebhook } from "@/lib/agent-webhooks/create-webhook";
import { getWebhook, listWebhooks } from "@/lib/agent-webhooks/queries";
import { createWebhookInput } from "@/lib/agent-webhooks/schema";
import { pageInputOf } from "@/lib/core/page";
import { apiMethods } from "@/lib/http/api-methods";
import { apiRoute } from "@/lib/http/api-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute({ query: pageInputOf("uuid") }, ({ actor, query }) => listWebhooks(actor, query)),
  POST: apiRoute({ body: createWebhookInput, status: 201 }, async ({ actor, body }) =>
    getWebhook(actor, await createWebhook(actor, body)),
  ),
});
