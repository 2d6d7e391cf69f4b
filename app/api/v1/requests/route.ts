import { apiMethods } from "@/lib/http/api-methods";
import { apiRoute } from "@/lib/http/api-route";
import { listRequests } from "@/lib/requests/queries";
import { listRequestsInput } from "@/lib/requests/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute({ query: listRequestsInput }, ({ actor, query }) => listRequests(actor, query)),
});
