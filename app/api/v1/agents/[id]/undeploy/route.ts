import { agentAnswer } from "@/lib/agents/api-answer";
import { getAgent } from "@/lib/agents/queries";
import { undeployAgent } from "@/lib/agents/undeploy-agent";
import { apiRoute } from "@/lib/http/api-route";

export const POST = apiRoute({}, async ({ actor, params: { id = "" } }) => {
  await undeployAgent(actor, id);
  return agentAnswer(await getAgent(actor, id));
});
