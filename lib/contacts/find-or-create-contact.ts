import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { contacts } from "@/db/schema/conversations";
import { nowMs } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { emit } from "@/lib/events/emit";

/**
 * The team's contact with this phone number (R12); a new one comes with its event.
 *
 * @param phone E.164
 */
export async function findOrCreateContact(tx: Transaction, teamId: string, phone: string, agentId: string) {
  const now = nowMs();
  const [created] = await tx.db
    .insert(contacts)
    .values({ id: newId("con", now), teamId, phone, createdAt: new Date(now) })
    .onConflictDoNothing()
    .returning({ id: contacts.id, phone: contacts.phone });
  if (created) {
    await emit(tx, [{ teamId, type: "contact.created", agentId, data: { contactId: created.id, phone } }]);
    return created;
  }

  const [existing] = await tx.db
    .select({ id: contacts.id, phone: contacts.phone })
    .from(contacts)
    .where(and(eq(contacts.teamId, teamId), eq(contacts.phone, phone)));
  if (!existing) throw new Error("A contact vanished while it was looked up.");

  return existing;
}
