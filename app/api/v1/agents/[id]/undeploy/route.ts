import { agentAnswer } from "@/lib/agents/api-answer";
import { getAgent } from "@/lib/agents/queries";
import { undeployAgent } from "@/lib/agents/undeploy-agent";
import { apiMethods } from "@/lib/http/api-methods";
import { apiRoute } from "@/lib/http/api-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute({}, async ({ actor, params: { id = "" } }) => {
    await undeployAgent(actor, id);
    return agentAnswer(await getAgent(actor, id));
  }),
});
