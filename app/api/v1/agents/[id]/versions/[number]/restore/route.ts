import { restoreVersion } from "@/lib/agents/restore-version";
import { apiRoute } from "@/lib/http/api-route";

export const POST = apiRoute({}, ({ actor, params: { id = "", number = "" } }) =>
  restoreVersion(actor, id, Number.parseInt(number, 10) || 0),
);
