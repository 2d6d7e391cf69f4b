import { listConversations } from "@/lib/conversations/queries";
import { pageInputOf } from "@/lib/core/page";
import { apiMethods } from "@/lib/http/api-methods";
import { apiRoute } from "@/lib/http/api-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute({ query: pageInputOf("cnv") }, ({ actor, query }) => listConversations(actor, query)),
});
