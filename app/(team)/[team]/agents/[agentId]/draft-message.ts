import type { DraftMessage } from "@/components/flow/builder-actions";
import { getAgent } from "@/lib/agents/queries";
import type { AgentDetail } from "@/lib/agents/schema";
import type { Actor } from "@/lib/auth/actor";
import { stringifyJson } from "@/lib/core/json";

type Draft = Pick<AgentDetail, "flow" | "revision" | "problems">;

/**
 * The draft of an agent as it travels to the builder.
 *
 * @param draft what is known already, such as the answer to a save
 */
export async function draftMessage(actor: Actor, agentId: string, draft?: Draft): Promise<DraftMessage> {
  const { deploy, ...stored } = await getAgent(actor, agentId);
  const { flow, revision, problems } = draft ?? stored;

  return { flowText: stringifyJson(flow), revision, problems, deploy };
}
