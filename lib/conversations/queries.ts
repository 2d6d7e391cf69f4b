import { and, asc, desc, eq, lt, or, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { agents } from "@/db/schema/agents";
import { contacts, conversations, inboxes, messages } from "@/db/schema/conversations";
import { runs } from "@/db/schema/runs";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import { AppError } from "@/lib/core/errors";
import { type Page, type PageInput, pageOf } from "@/lib/core/page";
import type { ConversationRow, MessageRow } from "./schema";

const rowColumns = {
  id: conversations.id,
  status: conversations.status,
  contactId: conversations.contactId,
  contactPhone: contacts.phone,
  inboxId: conversations.inboxId,
  inboxName: inboxes.name,
  inboxKind: inboxes.kind,
  agentId: conversations.agentId,
  agentName: agents.name,
  lastMessageAt: conversations.lastMessageAt,
  createdAt: conversations.createdAt,
  lastMessage: sql<string | null>`(
    select ${messages.text} from ${messages} where ${messages.conversationId} = ${conversations.id}
    order by ${messages.id} desc limit 1)`,
};

/** The team's conversations, the one that went on last first. */
export async function listConversations(
  actor: Actor,
  { limit, cursor }: PageInput,
): Promise<Page<ConversationRow>> {
  requirePermission(actor, "conversations:read");
  const after = cursor ? await lastMessageAtOf(actor, cursor) : null;
  const rows = await selectConversations()
    .where(
      and(
        eq(conversations.teamId, actor.teamId),
        after
          ? or(
              lt(conversations.lastMessageAt, after),
              and(eq(conversations.lastMessageAt, after), lt(conversations.id, cursor ?? "")),
            )
          : undefined,
      ),
    )
    .orderBy(desc(conversations.lastMessageAt), desc(conversations.id))
    .limit(limit + 1);

  return pageOf(rows, limit);
}

/** @throws AppError `not_found` for a conversation that is none of the team's */
export async function getConversation(actor: Actor, conversationId: string): Promise<ConversationRow> {
  requirePermission(actor, "conversations:read");
  const [row] = await selectConversations().where(
    and(eq(conversations.teamId, actor.teamId), eq(conversations.id, conversationId)),
  );
  if (!row) throw noSuchConversation();

  return row;
}

/** A conversation's messages, the oldest first. */
export async function listMessages(
  actor: Actor,
  conversationId: string,
  { limit, cursor }: PageInput,
): Promise<Page<MessageRow>> {
  await getConversation(actor, conversationId);
  const rows = await selectMessages()
    .where(
      and(
        eq(messages.teamId, actor.teamId),
        eq(messages.conversationId, conversationId),
        cursor ? sql`${messages.id} > ${cursor}` : undefined,
      ),
    )
    .orderBy(asc(messages.id))
    .limit(limit + 1);

  return pageOf(rows, limit);
}

/**
 * The newest messages of a conversation, or those before one, in the order they were sent.
 *
 * @returns also the id to ask for earlier ones with; null at the beginning
 */
export async function listLatestMessages(
  actor: Actor,
  conversationId: string,
  { limit, before }: { limit: number; before: string | undefined },
): Promise<{ messages: MessageRow[]; before: string | null }> {
  await getConversation(actor, conversationId);
  const rows = await selectMessages()
    .where(
      and(
        eq(messages.teamId, actor.teamId),
        eq(messages.conversationId, conversationId),
        before ? lt(messages.id, before) : undefined,
      ),
    )
    .orderBy(desc(messages.id))
    .limit(limit + 1);
  const { data, nextCursor } = pageOf(rows, limit);

  return { messages: data.reverse(), before: nextCursor };
}

function selectMessages() {
  return db()
    .select({
      id: messages.id,
      direction: messages.direction,
      sender: messages.sender,
      text: messages.text,
      status: messages.status,
      runId: messages.runId,
      agentName: agents.name,
      createdAt: messages.createdAt,
    })
    .from(messages)
    .leftJoin(runs, eq(runs.id, messages.runId))
    .leftJoin(agents, eq(agents.id, runs.agentId));
}

function selectConversations() {
  return db()
    .select(rowColumns)
    .from(conversations)
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .innerJoin(inboxes, eq(inboxes.id, conversations.inboxId))
    .leftJoin(agents, eq(agents.id, conversations.agentId));
}

async function lastMessageAtOf(actor: Actor, conversationId: string): Promise<Date> {
  const { lastMessageAt } = await getConversation(actor, conversationId);

  return lastMessageAt;
}

function noSuchConversation(): AppError {
  return new AppError("not_found", "This conversation does not exist.");
}
