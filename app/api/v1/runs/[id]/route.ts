import { apiMethods } from "@/lib/http/api-methods";
import { apiRoute } from "@/lib/http/api-route";
import { getRun } from "@/lib/runs/queries";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute({}, ({ actor, params: { id = "" } }) => getRun(actor, id)),
});
