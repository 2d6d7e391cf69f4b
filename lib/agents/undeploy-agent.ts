import { and, eq } from "drizzle-orm";
import { transaction } from "@/db/client";
import { agents, deployedTriggers } from "@/db/schema/agents";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import { requireAgent } from "./queries";

/**
 * Takes an agent off: calls start it no more. Its draft, versions and runs stay.
 *
 * @throws AppError `forbidden`, `not_found`
 */
export async function undeployAgent(actor: Actor, agentId: string): Promise<void> {
  requirePermission(actor, "agents:write");
  await transaction(async (tx) => {
    await requireAgent(tx.db, actor, agentId, "update");
    await tx.db
      .delete(deployedTriggers)
      .where(and(eq(deployedTriggers.teamId, actor.teamId), eq(deployedTriggers.agentId, agentId)));
    await tx.db
      .update(agents)
      .set({ deployedVersionId: null })
      .where(and(eq(agents.teamId, actor.teamId), eq(agents.id, agentId)));
  });
}
