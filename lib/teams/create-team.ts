import type { Transaction } from "@/db/client";
import { memberships, teams, users } from "@/db/schema/accounts";
import { inboxes } from "@/db/schema/conversations";
import { hashPassword } from "@/lib/auth/password";
import { normalizeEmail } from "@/lib/auth/sign-in";
import { newId } from "@/lib/core/ids";
import type { SetUpInput } from "./schema";

/** Where phone numbers without a country prefix belong until somebody says otherwise. */
const DEFAULT_COUNTRY = "US";

type NewTeam = SetUpInput & { slug: string };

/** A team with its owner and a sandbox inbox, so that its first agent can talk at once. */
export async function createTeam(tx: Transaction, input: NewTeam) {
  const teamId = newId("team");
  const userId = newId("usr");
  const inboxId = newId("inb");
  await tx.db
    .insert(teams)
    .values({ id: teamId, name: input.teamName, slug: input.slug, defaultCountry: DEFAULT_COUNTRY });
  await tx.db.insert(users).values({
    id: userId,
    email: normalizeEmail(input.email),
    name: input.name,
    passwordHash: await hashPassword(input.password),
  });
  await tx.db.insert(memberships).values({ teamId, userId, role: "owner" });
  await tx.db.insert(inboxes).values({ id: inboxId, teamId, kind: "sandbox", name: "Sandbox phone" });

  return { teamId, userId, inboxId };
}
