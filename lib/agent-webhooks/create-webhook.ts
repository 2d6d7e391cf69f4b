import { type Database, db } from "@/db/client";
import { agentWebhooks } from "@/db/schema/agents";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import { newUuid } from "@/lib/core/ids";
import type { CreateWebhookInput } from "./schema";

/**
 * Creates a door for other systems. Nothing starts by it until a deployed agent selects it.
 *
 * @returns its id, a UUID
 * @throws AppError `forbidden` without `agents:write`
 */
export async function createWebhook(actor: Actor, input: CreateWebhookInput): Promise<string> {
  requirePermission(actor, "agents:write");

  return insertWebhook(db(), actor.teamId, input);
}

/** As {@link createWebhook}, for the seed, which acts for nobody. */
export async function insertWebhook(
  database: Database,
  teamId: string,
  input: CreateWebhookInput,
): Promise<string> {
  const id = newUuid();
  await database.insert(agentWebhooks).values({ id, teamId, ...input });

  return id;
}
