import { and, asc, eq } from "drizzle-orm";
import { type Database, db } from "@/db/client";
import { inboxes } from "@/db/schema/conversations";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import { AppError } from "@/lib/core/errors";
import type { InboxKind } from "@/lib/core/vocabulary";

export type InboxRow = { id: string; kind: InboxKind; name: string };

/** The team's inboxes, the oldest first. */
export async function listInboxes(actor: Actor): Promise<InboxRow[]> {
  requirePermission(actor, "conversations:read");

  return db()
    .select({ id: inboxes.id, kind: inboxes.kind, name: inboxes.name })
    .from(inboxes)
    .where(eq(inboxes.teamId, actor.teamId))
    .orderBy(asc(inboxes.id));
}

/** The sandbox that new agents talk through. */
export async function defaultInboxId(database: Database, teamId: string): Promise<string | null> {
  const [inbox] = await database
    .select({ id: inboxes.id })
    .from(inboxes)
    .where(and(eq(inboxes.teamId, teamId), eq(inboxes.kind, "sandbox")))
    .orderBy(asc(inboxes.id))
    .limit(1);

  return inbox?.id ?? null;
}

/** @throws AppError `not_found` for an inbox that is none of the team's */
export async function requireInbox(database: Database, teamId: string, inboxId: string): Promise<void> {
  const [inbox] = await database
    .select({ id: inboxes.id })
    .from(inboxes)
    .where(and(eq(inboxes.teamId, teamId), eq(inboxes.id, inboxId)));
  if (!inbox) throw new AppError("not_found", "This inbox does not exist.");
}
