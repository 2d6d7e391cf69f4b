import { pageInputOf } from "@/lib/core/page";
import { apiMethods } from "@/lib/http/api-methods";
import { apiRoute } from "@/lib/http/api-route";
import { listCapturedRequests } from "@/lib/inspectors/queries";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute({ query: pageInputOf("cap") }, ({ actor, params: { id = "" }, query }) =>
    listCapturedRequests(actor, id, query),
  ),
});
