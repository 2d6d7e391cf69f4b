import type {
  ConversationStatus,
  InboxKind,
  MessageDirection,
  MessageSender,
  MessageStatus,
} from "@/lib/core/vocabulary";

/** A conversation as lists show it. */
export type ConversationRow = {
  id: string;
  status: ConversationStatus;
  contactId: string;
  contactPhone: string | null;
  inboxId: string;
  inboxName: string;
  inboxKind: InboxKind;
  agentId: string;
  agentName: string | null;
  lastMessage: string | null;
  lastMessageAt: Date;
  createdAt: Date;
};

export type MessageRow = {
  id: string;
  direction: MessageDirection;
  sender: MessageSender;
  text: string;
  status: MessageStatus;
  /** The run that sent it, and whose agent that was. */
  runId: string | null;
  agentName: string | null;
  createdAt: Date;
};
