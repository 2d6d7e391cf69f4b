import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { teams } from "@/db/schema/accounts";
import { signal } from "@/db/signals";
import { WEBHOOKS_SIGNAL } from "@/lib/agent-webhooks/known-webhook";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import type { UpdateTeamInput } from "./schema";

/** @throws AppError `forbidden` without `team:write` */
export async function updateTeam(actor: Actor, input: UpdateTeamInput): Promise<void> {
  requirePermission(actor, "team:write");
  await db().update(teams).set(input).where(eq(teams.id, actor.teamId));
  // The fast door reads phone numbers by the team's country.
  signal(WEBHOOKS_SIGNAL);
}

export async function teamSettings(actor: Actor): Promise<UpdateTeamInput> {
  const [team] = await db()
    .select({ name: teams.name, defaultCountry: teams.defaultCountry })
    .from(teams)
    .where(eq(teams.id, actor.teamId));
  if (!team) throw new Error("The team of an actor does not exist.");

  return team;
}
