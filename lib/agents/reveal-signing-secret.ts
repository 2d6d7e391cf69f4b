import { db } from "@/db/client";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import { AppError } from "@/lib/core/errors";
import { revealSecrets } from "@/lib/secrets/secrets";
import { requireAgent } from "./queries";

/**
 * The signing secret of a step, for whoever sets its receiver up.
 *
 * @throws AppError `forbidden` for those who may not edit; `not_found` for a step that signs nothing
 */
export async function revealSigningSecret(actor: Actor, agentId: string, nodeId: string): Promise<string> {
  requirePermission(actor, "agents:write");
  const { draft } = await requireAgent(db(), actor, agentId);
  const node = draft.nodes.find(({ id }) => id === nodeId);
  const reference = node?.kind === "webhook_trigger" ? node.config.signingSecret : undefined;
  const secret = reference && (await revealSecrets(db(), actor.teamId, [reference])).get(reference);
  if (!secret) throw new AppError("not_found", "This step has no signing secret yet. Save the draft first.");

  return secret;
}
