import { listVersions } from "@/lib/agents/queries";
import { apiRoute } from "@/lib/http/api-route";

export const GET = apiRoute({}, async ({ actor, params: { id = "" } }) => ({
  data: await listVersions(actor, id),
  nextCursor: null,
}));
