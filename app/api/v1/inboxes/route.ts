import { apiMethods } from "@/lib/http/api-methods";
import { apiRoute } from "@/lib/http/api-route";
import { listInboxes } from "@/lib/inboxes/queries";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute({}, async ({ actor }) => ({ data: await listInboxes(actor), nextCursor: null })),
});
