import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { conversations, inboxes, messages } from "@/db/schema/conversations";
import { signal } from "@/db/signals";
import { nowMs } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import type { Failure } from "@/lib/core/vocabulary";
import { emit } from "@/lib/events/emit";
import { conversationSignal, conversationsSignal } from "./signals";

type MessageToSend = {
  teamId: string;
  agentId: string;
  inboxId: string | null;
  contactId: string | null;
  text: string;
  runId: string;
  /** Which step of the run sends it: the same step sends once, however often it is tried. */
  stepKey: string;
};

type SentMessage =
  | { ok: true; messageId: string; conversation: { id: string; status: string; inboxId: string } }
  | { ok: false; failure: Failure };

/**
 * Sends an agent's message into its inbox, continuing the contact's open conversation there (R7). The
 * sandbox inbox delivers by storing, so the message is sent exactly when this transaction commits.
 */
export async function sendMessage(tx: Transaction, message: MessageToSend): Promise<SentMessage> {
  const { teamId, contactId } = message;
  if (!contactId) {
    return failed("no_contact", "There is nobody to write to: the request named no usable phone number.");
  }
  const [inbox, before] = await Promise.all([
    findInbox(tx, teamId, message.inboxId),
    sentBefore(tx, message),
  ]);
  // Not once more into the conversation: that may have been closed, and another one would be opened.
  if (before) return before;
  if (!inbox) {
    return failed("no_inbox", "This agent has no inbox to send from. Choose one in the agent's settings.");
  }

  const conversation = await openConversation(tx, message, inbox.id, contactId);
  const id = newId("msg", nowMs());
  const [sent] = await tx.db
    .insert(messages)
    .values({
      id,
      teamId,
      conversationId: conversation.id,
      direction: "outbound",
      sender: "agent",
      text: message.text,
      status: "sent",
      runId: message.runId,
      stepKey: message.stepKey,
      createdAt: new Date(nowMs()),
    })
    .onConflictDoNothing()
    .returning({ id: messages.id });
  if (!sent) {
    // By a worker that stalled and came back: it was at the same step at the same time.
    const other = await sentBefore(tx, message);
    if (!other) throw new Error("A message was neither sent nor found.");
    return other;
  }
  const data = { messageId: id, conversationId: conversation.id, contactId, text: message.text };
  await emit(tx, [{ teamId, type: "message.sent", agentId: message.agentId, data }]);
  tx.afterCommit(() => {
    signal(conversationSignal(conversation.id));
    signal(conversationsSignal(teamId));
  });

  return { ok: true, messageId: id, conversation: { ...conversation, inboxId: inbox.id } };
}

async function findInbox(tx: Transaction, teamId: string, inboxId: string | null) {
  if (!inboxId) return null;
  const [inbox] = await tx.db
    .select({ id: inboxes.id })
    .from(inboxes)
    .where(and(eq(inboxes.teamId, teamId), eq(inboxes.id, inboxId)));

  return inbox;
}

async function openConversation(tx: Transaction, message: MessageToSend, inboxId: string, contactId: string) {
  const now = new Date(nowMs());
  const id = newId("cnv", now.getTime());
  const [conversation] = await tx.db
    .insert(conversations)
    .values({
      id,
      teamId: message.teamId,
      inboxId,
      contactId,
      agentId: message.agentId,
      status: "open",
      lastMessageAt: now,
      createdAt: now,
    })
    .onConflictDoUpdate({
      target: [conversations.inboxId, conversations.contactId],
      targetWhere: sql`status = 'open'`,
      set: { lastMessageAt: now },
    })
    .returning({ id: conversations.id, status: conversations.status });
  if (!conversation) throw new Error("A conversation could neither be opened nor continued.");
  if (conversation.id === id) {
    const data = { conversationId: id, contactId, inboxId };
    await emit(tx, [
      { teamId: message.teamId, type: "conversation.started", agentId: message.agentId, data },
    ]);
  }

  return conversation;
}

/** What this step has sent already, in an execution that was interrupted before it could be remembered. */
async function sentBefore(
  tx: Transaction,
  { teamId, runId, stepKey }: MessageToSend,
): Promise<SentMessage | null> {
  const [before] = await tx.db
    .select({
      messageId: messages.id,
      conversation: {
        id: conversations.id,
        status: conversations.status,
        inboxId: conversations.inboxId,
      },
    })
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .where(and(eq(messages.teamId, teamId), eq(messages.runId, runId), eq(messages.stepKey, stepKey)));

  return before ? { ok: true, ...before } : null;
}

function failed(code: string, message: string): SentMessage {
  return { ok: false, failure: { code, message } };
}
