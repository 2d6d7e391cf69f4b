import { and, eq, max } from "drizzle-orm";
import { type Transaction, transaction } from "@/db/client";
import { agents, agentVersions, deployedTriggers } from "@/db/schema/agents";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import { AppError, type FieldError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { Flow } from "@/lib/engine/flow";
import type { FlowProblem } from "@/lib/engine/problems";
import { fingerprint } from "./fingerprint";
import { problemsOf, requireAgent } from "./queries";

/**
 * Makes an immutable version of the draft and lets calls start it. Runs of the version before go on
 * as they are.
 *
 * @param ifRevision the revision that the caller has seen; without it, whatever the draft is by now
 * @throws AppError `flow_has_problems` with all of them, `revision_mismatch`
 */
export async function deployAgent(
  actor: Actor,
  agentId: string,
  note: string,
  ifRevision?: number,
): Promise<{ version: number }> {
  requirePermission(actor, "agents:write");

  return transaction(async (tx) => {
    const agent = await requireAgent(tx.db, actor, agentId, "update");
    if (ifRevision !== undefined && ifRevision !== agent.revision) {
      throw new AppError(
        "revision_mismatch",
        "Somebody else saved this agent since you last saw it. Look at their changes, then deploy.",
      );
    }
    const problems = await problemsOf(tx.db, actor.teamId, { flow: agent.draft, inboxId: agent.inboxId });
    if (problems.length > 0) {
      throw new AppError(
        "flow_has_problems",
        "The draft cannot be deployed yet. Put right what is listed, and deploy again.",
        {
          errors: problems.map((problem) => fieldError(agent.draft, problem)),
          extra: { problems },
        },
      );
    }

    return deployFlow(tx, {
      teamId: actor.teamId,
      agentId,
      flow: agent.draft,
      note,
      createdBy: actor.kind === "user" ? actor.userId : null,
    });
  });
}

/** A problem counts its path from its node on; in the document it stands at `nodes[2].config.url`. */
function fieldError({ nodes }: Flow, { nodeId, path, message }: FlowProblem): FieldError {
  const index = nodes.findIndex(({ id }) => id === nodeId);

  return { path: index >= 0 && path.startsWith("config") ? `nodes[${index}].${path}` : path, message };
}

type FlowToDeploy = { teamId: string; agentId: string; flow: Flow; note: string; createdBy: string | null };

/** As {@link deployAgent}, for the seed: the caller has locked the agent and checked the flow. */
export async function deployFlow(tx: Transaction, { teamId, agentId, flow, note, createdBy }: FlowToDeploy) {
  const [latest] = await tx.db
    .select({ number: max(agentVersions.number) })
    .from(agentVersions)
    .where(and(eq(agentVersions.teamId, teamId), eq(agentVersions.agentId, agentId)));
  const version = (latest?.number ?? 0) + 1;
  const versionId = newId("ver");
  await tx.db.insert(agentVersions).values({
    id: versionId,
    teamId,
    agentId,
    number: version,
    flow,
    fingerprint: fingerprint(flow),
    note,
    createdBy,
  });
  await replaceTriggers(tx, { teamId, agentId, versionId, flow });
  await tx.db
    .update(agents)
    .set({ deployedVersionId: versionId })
    .where(and(eq(agents.teamId, teamId), eq(agents.id, agentId)));

  return { version };
}

type Deployed = { teamId: string; agentId: string; versionId: string; flow: Flow };

async function replaceTriggers(
  tx: Transaction,
  { teamId, agentId, versionId, flow }: Deployed,
): Promise<void> {
  await tx.db
    .delete(deployedTriggers)
    .where(and(eq(deployedTriggers.teamId, teamId), eq(deployedTriggers.agentId, agentId)));
  const triggers = flow.nodes.flatMap((node) =>
    node.kind === "webhook"
      ? [{ webhookId: node.config.webhookId, agentId, teamId, versionId, nodeId: node.id }]
      : [],
  );
  if (triggers.length > 0) await tx.db.insert(deployedTriggers).values(triggers);
}
