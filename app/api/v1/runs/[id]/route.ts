import { apiRoute } from "@/lib/http/api-route";
import { getRun } from "@/lib/runs/queries";

export const GET = apiRoute({}, ({ actor, params: { id = "" } }) => getRun(actor, id));
