import { restoreVersion } from "@/lib/agents/restore-version";
import { apiMethods } from "@/lib/http/api-methods";
import { apiRoute } from "@/lib/http/api-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute({}, ({ actor, params: { id = "", number = "" } }) =>
    restoreVersion(actor, id, /^\d{1,9}$/.test(number) ? Number(number) : 0),
  ),
});
