import { deleteWebhook } from "@/lib/agent-webhooks/delete-webhook";
import { getWebhook } from "@/lib/agent-webhooks/queries";
import { updateWebhookInput } from "@/lib/agent-webhooks/schema";
import { updateWebhook } from "@/lib/agent-webhooks/update-webhook";
import { apiMethods } from "@/lib/http/api-methods";
import { apiRoute } from "@/lib/http/api-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute({}, ({ actor, params: { id = "" } }) => getWebhook(actor, id)),
  PATCH: apiRoute({ body: updateWebhookInput }, async ({ actor, params: { id = "" }, body }) => {
    await updateWebhook(actor, id, body);
    return getWebhook(actor, id);
  }),
  DELETE: apiRoute({}, ({ actor, params: { id = "" } }) => deleteWebhook(actor, id)),
});
