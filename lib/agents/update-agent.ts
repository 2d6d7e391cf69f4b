import { and, eq } from "drizzle-orm";
import { transaction } from "@/db/client";
import { agents } from "@/db/schema/agents";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import { nowMs } from "@/lib/core/clock";
import { requireInbox } from "@/lib/inboxes/queries";
import { requireAgent } from "./queries";
import type { UpdateAgentInput } from "./schema";

/**
 * Renames an agent or gives it another inbox. Takes effect at once, also for the deployed version.
 *
 * @throws AppError `forbidden`; `not_found` for an agent or inbox that is none of the team's
 */
export async function updateAgent(actor: Actor, agentId: string, input: UpdateAgentInput): Promise<void> {
  requirePermission(actor, "agents:write");
  await transaction(async (tx) => {
    await requireAgent(tx.db, actor, agentId, "update");
    if (input.inboxId) await requireInbox(tx.db, actor.teamId, input.inboxId);
    await tx.db
      .update(agents)
      .set({ ...input, updatedAt: new Date(nowMs()) })
      .where(and(eq(agents.teamId, actor.teamId), eq(agents.id, agentId)));
  });
}
