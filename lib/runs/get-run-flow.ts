import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { agentVersions } from "@/db/schema/agents";
import { runs } from "@/db/schema/runs";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import { AppError } from "@/lib/core/errors";
import { type Flow, flowSchema } from "@/lib/engine/flow";

/**
 * The flow that a run walks: that of its version, whatever was deployed since.
 *
 * @throws AppError `not_found` for a run that is none of the team's
 */
export async function getRunFlow(actor: Actor, runId: string): Promise<Flow> {
  requirePermission(actor, "runs:read");
  const [row] = await db()
    .select({ flow: agentVersions.flow })
    .from(runs)
    .innerJoin(agentVersions, eq(agentVersions.id, runs.versionId))
    .where(and(eq(runs.teamId, actor.teamId), eq(runs.id, runId)));
  if (!row) throw new AppError("not_found", "This run does not exist.");

  return flowSchema.parse(row.flow);
}
