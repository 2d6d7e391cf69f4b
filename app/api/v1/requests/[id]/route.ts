import { apiMethods } from "@/lib/http/api-methods";
import { apiRoute } from "@/lib/http/api-route";
import { getRequest } from "@/lib/requests/queries";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute({}, ({ actor, params: { id = "" } }) => getRequest(actor, id)),
});
