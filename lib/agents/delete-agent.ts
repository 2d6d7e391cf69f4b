import { and, eq } from "drizzle-orm";
import { transaction } from "@/db/client";
import { agents, deployedTriggers } from "@/db/schema/agents";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import { nowMs } from "@/lib/core/clock";
import { requireAgent } from "./queries";

/**
 * Deletes an agent: it starts no more runs. Runs under way go on, and past ones can still be read.
 *
 * @throws AppError `forbidden`, `not_found`
 */
export async function deleteAgent(actor: Actor, agentId: string): Promise<void> {
  requirePermission(actor, "agents:write");
  await transaction(async (tx) => {
    await requireAgent(tx.db, actor, agentId, "update");
    await tx.db
      .delete(deployedTriggers)
      .where(and(eq(deployedTriggers.teamId, actor.teamId), eq(deployedTriggers.agentId, agentId)));
    await tx.db
      .update(agents)
      .set({ deletedAt: new Date(nowMs()), deployedVersionId: null })
      .where(and(eq(agents.teamId, actor.teamId), eq(agents.id, agentId)));
  });
}
