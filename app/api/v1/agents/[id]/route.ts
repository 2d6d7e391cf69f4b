import { agentAnswer } from "@/lib/agents/api-answer";
import { deleteAgent } from "@/lib/agents/delete-agent";
import { getAgent } from "@/lib/agents/queries";
import { updateAgentInput } from "@/lib/agents/schema";
import { updateAgent } from "@/lib/agents/update-agent";
import { apiMethods } from "@/lib/http/api-methods";
import { apiRoute } from "@/lib/http/api-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute({}, async ({ actor, params: { id = "" } }) => agentAnswer(await getAgent(actor, id))),
  PATCH: apiRoute({ body: updateAgentInput }, async ({ actor, params: { id = "" }, body }) => {
    await updateAgent(actor, id, body);
    return agentAnswer(await getAgent(actor, id));
  }),
  DELETE: apiRoute({}, ({ actor, params: { id = "" } }) => deleteAgent(actor, id)),
});
