import { deployAgent } from "@/lib/agents/deploy-agent";
import { deployInput } from "@/lib/agents/schema";
import { apiRoute } from "@/lib/http/api-route";

export const POST = apiRoute({ body: deployInput }, ({ actor, params: { id = "" }, body }) =>
  deployAgent(actor, id, body.note),
);
