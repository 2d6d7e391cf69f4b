import type { AgentDetail, AgentRow } from "./schema";

/** An agent in a list of the public API. */
export function agentRowAnswer({ deploy, ...agent }: Omit<AgentRow, "lastRunAt">) {
  return {
    id: agent.id,
    name: agent.name,
    inboxId: agent.inboxId,
    /** The number of the deployed version. */
    deployedVersion: deploy.state === "not_deployed" ? null : deploy.version,
    draftDiffers: deploy.state === "live_draft_differs",
    createdAt: agent.createdAt,
    updatedAt: agent.updatedAt,
  };
}

/** One agent of the public API, with its draft. */
export function agentAnswer(agent: AgentDetail) {
  const { flow, revision, problems } = agent;

  return { ...agentRowAnswer(agent), flow, revision, problems };
}
