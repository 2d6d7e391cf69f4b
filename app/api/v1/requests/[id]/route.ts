import { apiRoute } from "@/lib/http/api-route";
import { getRequest } from "@/lib/requests/queries";

export const GET = apiRoute({}, ({ actor, params: { id = "" } }) => getRequest(actor, id));
