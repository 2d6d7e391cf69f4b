import { and, eq } from "drizzle-orm";
import { transaction } from "@/db/client";
import { runs } from "@/db/schema/runs";
import { readPhone } from "@/lib/agent-webhooks/read-phone";
import { findOrCreateContact } from "@/lib/contacts/find-or-create-contact";
import type { LoadedRun } from "./load-run";

/** Finds or creates the contact that the request names (R12) and ties the run to it; null without one. */
export async function attachContact(run: LoadedRun): Promise<LoadedRun["contact"]> {
  if (!run.webhook) return null;
  const { phone } = readPhone(run.webhookBody, run.webhook.phonePath, run.country);
  if (phone === null) return null;

  return transaction(async (tx) => {
    const contact = await findOrCreateContact(tx, run.teamId, phone, run.agent.id);
    await tx.db
      .update(runs)
      .set({ contactId: contact.id })
      .where(and(eq(runs.teamId, run.teamId), eq(runs.id, run.id)));

    return contact;
  });
}
