import { randomBytes } from "node:crypto";
import { transaction } from "@/db/client";
import { insertApiKey } from "@/lib/api-keys/create-api-key";
import { type Actor, permissionsOfRole } from "@/lib/auth/actor";
import type { Role, Scope } from "@/lib/core/vocabulary";
import { createTeam } from "@/lib/teams/create-team";

/** A team of its own for a test, with its owner acting and an API key that may do everything. */
export async function makeTeam() {
  const name = `team-${randomBytes(4).toString("hex")}`;
  const email = `${name}@example.com`;
  const password = "correct horse battery";

  return transaction(async (tx) => {
    const team = await createTeam(tx, { teamName: name, slug: name, name: "Ada", email, password });
    const { key } = await insertApiKey(tx.db, {
      teamId: team.teamId,
      name: "Test key",
      scopes: ["trigger", "read", "write"],
      createdBy: null,
    });

    return { ...team, slug: name, email, password, apiKey: key, actor: makeActor(team) };
  });
}

/** Somebody of a team, with the permissions of a role. */
export function makeActor(
  { teamId, userId }: { teamId: string; userId: string },
  role: Role = "owner",
): Actor {
  return { kind: "user", teamId, userId, permissions: permissionsOfRole(role) };
}

/** Another key of a team. */
export async function makeApiKey(teamId: string, scopes: Scope[]): Promise<{ id: string; key: string }> {
  return transaction((tx) => insertApiKey(tx.db, { teamId, name: "Another key", scopes, createdBy: null }));
}
