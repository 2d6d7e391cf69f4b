"use server";

import { revalidatePath } from "next/cache";
import { createAgent } from "@/lib/agents/create-agent";
import { deleteAgent } from "@/lib/agents/delete-agent";
import { createAgentInput, updateAgentInput } from "@/lib/agents/schema";
import { updateAgent } from "@/lib/agents/update-agent";
import type { ActionResult } from "@/lib/core/action-result";
import { teamAction } from "@/lib/http/team-action";

/** Answers the new agent's id. */
export async function createAgentAction(teamSlug: string, name: string): Promise<ActionResult<string>> {
  return teamAction(teamSlug, ({ actor }) => createAgent(actor, createAgentInput.parse({ name })));
}

export async function renameAgentAction(
  teamSlug: string,
  agentId: string,
  name: string,
): Promise<ActionResult> {
  return teamAction(teamSlug, async ({ actor, team }) => {
    await updateAgent(actor, String(agentId), updateAgentInput.parse({ name }));
    revalidatePath(`/${team.slug}/agents`);
  });
}

export async function deleteAgentAction(teamSlug: string, agentId: string): Promise<ActionResult> {
  return teamAction(teamSlug, async ({ actor, team }) => {
    await deleteAgent(actor, String(agentId));
    revalidatePath(`/${team.slug}/agents`);
  });
}
