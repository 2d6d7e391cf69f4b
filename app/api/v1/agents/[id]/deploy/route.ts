import { deployAgent } from "@/lib/agents/deploy-agent";
import { deployInput } from "@/lib/agents/schema";
import { apiMethods } from "@/lib/http/api-methods";
import { apiRoute } from "@/lib/http/api-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute({ body: deployInput }, ({ actor, params: { id = "" }, body }) =>
    deployAgent(actor, id, body.note),
  ),
});
