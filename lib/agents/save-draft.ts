import { and, eq } from "drizzle-orm";
import { transaction } from "@/db/client";
import { agents } from "@/db/schema/agents";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import { nowMs } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import type { Flow } from "@/lib/engine/flow";
import { fingerprint } from "./fingerprint";
import { keepFlowSecrets } from "./keep-flow-secrets";
import { problemsOf, requireAgent } from "./queries";

/**
 * Saves what is being edited. Problems do not keep a draft from being saved, only from being
 * deployed; the deployed version is not touched.
 *
 * @param ifRevision the revision that the caller has edited; without it, the last one to save wins
 * @returns the flow as stored, with references in place of secrets
 * @throws AppError `revision_mismatch` when somebody else saved in between
 */
export async function saveDraft(actor: Actor, agentId: string, flow: Flow, ifRevision?: number) {
  requirePermission(actor, "agents:write");

  return transaction(async (tx) => {
    const agent = await requireAgent(tx.db, actor, agentId, "update");
    if (ifRevision !== undefined && ifRevision !== agent.revision) {
      throw new AppError(
        "revision_mismatch",
        "Somebody else saved this agent while you were editing it. Load their version, or save yours over it.",
        {
          extra: { revision: agent.revision },
        },
      );
    }

    const draft = await keepFlowSecrets(tx.db, actor.teamId, flow);
    const revision = agent.revision + 1;
    await tx.db
      .update(agents)
      .set({ draft, fingerprint: fingerprint(draft), revision, updatedAt: new Date(nowMs()) })
      .where(and(eq(agents.teamId, actor.teamId), eq(agents.id, agentId)));

    return {
      flow: draft,
      revision,
      problems: await problemsOf(tx.db, actor.teamId, { flow: draft, inboxId: agent.inboxId }),
    };
  });
}
