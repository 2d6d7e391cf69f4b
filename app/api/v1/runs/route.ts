import { apiMethods } from "@/lib/http/api-methods";
import { apiRoute } from "@/lib/http/api-route";
import { listRuns } from "@/lib/runs/queries";
import { listRunsInput } from "@/lib/runs/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute({ query: listRunsInput }, ({ actor, query }) => listRuns(actor, query)),
});
