import { deleteWebhook } from "@/lib/agent-webhooks/delete-webhook";
import { getWebhook } from "@/lib/agent-webhooks/queries";
import { updateWebhookInput } from "@/lib/agent-webhooks/schema";
import { updateWebhook } from "@/lib/agent-webhooks/update-webhook";
import { apiRoute } from "@/lib/http/api-route";

export const GET = apiRoute({}, ({ actor, params: { id = "" } }) => getWebhook(actor, id));

export const PATCH = apiRoute({ body: updateWebhookInput }, async ({ actor, params: { id = "" }, body }) => {
  await updateWebhook(actor, id, body);
  return getWebhook(actor, id);
});

export const DELETE = apiRoute({}, ({ actor, params: { id = "" } }) => deleteWebhook(actor, id));
