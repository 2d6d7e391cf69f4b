import { and, eq, inArray } from "drizzle-orm";
import type { Database } from "@/db/client";
import { flowSecrets } from "@/db/schema/agents";
import { appKey } from "@/lib/core/app-key";
import { decrypt, encrypt } from "@/lib/core/encryption";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { SECRET_PREFIX } from "@/lib/engine/secret-reference";

/**
 * Stores a secret encrypted.
 *
 * @returns the reference to put in its place, `secret://sec_…`
 */
export async function keepSecret(db: Database, teamId: string, plaintext: string): Promise<string> {
  const id = newId("sec");
  await db.insert(flowSecrets).values({ id, teamId, ciphertext: encrypt(plaintext, appKey("encryption")) });

  return SECRET_PREFIX + id;
}

/**
 * The secrets behind these references, by reference.
 *
 * @throws AppError `not_found` for one that is not this team's
 */
export async function revealSecrets(
  db: Database,
  teamId: string,
  references: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (references.length === 0) return new Map();

  const ids = references.map((reference) => reference.slice(SECRET_PREFIX.length));
  const rows = await db
    .select({ id: flowSecrets.id, ciphertext: flowSecrets.ciphertext })
    .from(flowSecrets)
    .where(and(eq(flowSecrets.teamId, teamId), inArray(flowSecrets.id, ids)));
  if (rows.length < new Set(ids).size) {
    throw new AppError(
      "not_found",
      "A secret of this step does not exist any more. Enter it again and deploy.",
    );
  }

  return new Map(
    rows.map(({ id, ciphertext }) => [SECRET_PREFIX + id, decrypt(ciphertext, appKey("encryption"))]),
  );
}
