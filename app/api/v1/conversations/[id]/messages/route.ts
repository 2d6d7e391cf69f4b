import { listMessages } from "@/lib/conversations/queries";
import { pageInput } from "@/lib/core/page";
import { apiRoute } from "@/lib/http/api-route";

export const GET = apiRoute({ query: pageInput }, ({ actor, params: { id = "" }, query }) =>
  listMessages(actor, id, query),
);
