import { type Transaction, transaction } from "@/db/client";
import { agents } from "@/db/schema/agents";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import { newId } from "@/lib/core/ids";
import { defaultInboxId, requireInbox } from "@/lib/inboxes/queries";
import { fingerprint } from "./fingerprint";
import { keepFlowSecrets } from "./keep-flow-secrets";
import { type CreateAgentInput, EMPTY_FLOW } from "./schema";

/**
 * Creates an agent with a draft, not deployed. Without an inbox it gets the team's sandbox (SPEC 3).
 *
 * @returns its id
 * @throws AppError `forbidden`; `not_found` for an inbox that is none of the team's
 */
export async function createAgent(actor: Actor, input: CreateAgentInput): Promise<string> {
  requirePermission(actor, "agents:write");

  return transaction((tx) => insertAgent(tx, actor.teamId, input));
}

/** As {@link createAgent}, for the seed, which acts for nobody. */
export async function insertAgent(tx: Transaction, teamId: string, input: CreateAgentInput): Promise<string> {
  if (input.inboxId) await requireInbox(tx.db, teamId, input.inboxId);
  const inboxId = input.inboxId === undefined ? await defaultInboxId(tx.db, teamId) : input.inboxId;
  const draft = await keepFlowSecrets(tx.db, teamId, input.flow ?? EMPTY_FLOW);
  const id = newId("agt");
  await tx.db
    .insert(agents)
    .values({ id, teamId, name: input.name, inboxId, draft, fingerprint: fingerprint(draft) });

  return id;
}
