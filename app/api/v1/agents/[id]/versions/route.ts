import { listVersions } from "@/lib/agents/queries";
import { pageInputOf } from "@/lib/core/page";
import { apiMethods } from "@/lib/http/api-methods";
import { apiRoute } from "@/lib/http/api-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute({ query: pageInputOf("ver") }, ({ actor, params: { id = "" }, query }) =>
    listVersions(actor, id, query),
  ),
});
