import { sql } from "drizzle-orm";
import { db, transaction } from "@/db/client";
import { teams } from "@/db/schema/accounts";
import { AppError } from "@/lib/core/errors";
import { createTeam } from "./create-team";
import type { SetUpInput } from "./schema";
import { slugOf } from "./slug";

/** Whether this installation still waits for its owner. */
export async function isSetUpNeeded(): Promise<boolean> {
  const [team] = await db().select({ id: teams.id }).from(teams).limit(1);

  return !team;
}

/**
 * Creates the first team and its owner, once.
 *
 * @returns the team's slug
 * @throws AppError `conflict` when somebody else was first
 */
export async function setUpOwner(input: SetUpInput): Promise<string> {
  const slug = slugOf(input.teamName);
  await transaction(async (tx) => {
    // Two first visitors at once would both find nobody; the table lock makes them take turns.
    await tx.db.execute(sql`lock table ${teams} in share row exclusive mode`);
    const [team] = await tx.db.select({ id: teams.id }).from(teams).limit(1);
    if (team) throw new AppError("conflict", "This Patchbay has an owner already. Sign in instead.");

    await createTeam(tx, { ...input, slug });
  });

  return slug;
}
