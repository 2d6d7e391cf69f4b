import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { agentVersions } from "@/db/schema/agents";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import { AppError } from "@/lib/core/errors";
import { saveDraft } from "./save-draft";

/**
 * Makes the flow of an earlier version the draft again. Nothing is deployed by this.
 *
 * @throws AppError `not_found` for a version that the agent does not have
 */
export async function restoreVersion(actor: Actor, agentId: string, number: number) {
  requirePermission(actor, "agents:write");
  const [version] = await db()
    .select({ flow: agentVersions.flow })
    .from(agentVersions)
    .where(
      and(
        eq(agentVersions.teamId, actor.teamId),
        eq(agentVersions.agentId, agentId),
        eq(agentVersions.number, number),
      ),
    );
  if (!version) throw new AppError("not_found", "This agent has no such version.");

  return saveDraft(actor, agentId, version.flow);
}
