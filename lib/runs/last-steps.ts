import { and, desc, eq, inArray } from "drizzle-orm";
import { db } from "@/db/client";
import { runSteps } from "@/db/schema/runs";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import type { LastStep } from "./schema";

/** Where these runs got to, by the run's id; a run that has not begun is missing. */
export async function listLastSteps(
  actor: Actor,
  runIds: readonly string[],
): Promise<ReadonlyMap<string, LastStep>> {
  requirePermission(actor, "runs:read");
  if (runIds.length === 0) return new Map();

  const rows = await db()
    .selectDistinctOn([runSteps.runId], {
      runId: runSteps.runId,
      kind: runSteps.kind,
      name: runSteps.name,
      sentence: runSteps.sentence,
      status: runSteps.status,
      mayHaveRunTwice: runSteps.mayHaveRunTwice,
    })
    .from(runSteps)
    .where(and(eq(runSteps.teamId, actor.teamId), inArray(runSteps.runId, [...runIds])))
    .orderBy(runSteps.runId, desc(runSteps.position));

  return new Map(rows.map(({ runId, ...step }) => [runId, step]));
}
