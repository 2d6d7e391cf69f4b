import { agentAnswer, agentRowAnswer } from "@/lib/agents/api-answer";
import { createAgent } from "@/lib/agents/create-agent";
import { getAgent, listAgents } from "@/lib/agents/queries";
import { createAgentInput } from "@/lib/agents/schema";
import { pageInputOf } from "@/lib/core/page";
import { apiMethods } from "@/lib/http/api-methods";
import { apiRoute } from "@/lib/http/api-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute({ query: pageInputOf("agt") }, async ({ actor, query }) => {
    const { data, nextCursor } = await listAgents(actor, query);
    return { data: data.map(agentRowAnswer), nextCursor };
  }),
  POST: apiRoute({ body: createAgentInput, status: 201 }, async ({ actor, body }) =>
    agentAnswer(await getAgent(actor, await createAgent(actor, body))),
  ),
});
