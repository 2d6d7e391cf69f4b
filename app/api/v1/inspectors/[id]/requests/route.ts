import { pageInput } from "@/lib/core/page";
import { apiRoute } from "@/lib/http/api-route";
import { listCapturedRequests } from "@/lib/inspectors/queries";

export const GET = apiRoute({ query: pageInput }, ({ actor, params: { id = "" }, query }) =>
  listCapturedRequests(actor, id, query),
);
