import { sql } from "drizzle-orm";
import { index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type {
  ConversationStatus,
  InboxKind,
  MessageDirection,
  MessageSender,
  MessageStatus,
} from "@/lib/core/vocabulary";
import { teams } from "./accounts";
import { moment, safeText } from "./columns";

export const contacts = pgTable(
  "contacts",
  {
    id: text("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    /** E.164. */
    phone: text("phone"),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("contacts_phone_idx").on(table.teamId, table.phone),
    index("contacts_team_idx").on(table.teamId, table.id),
  ],
);

/** A connection to a channel. */
export const inboxes = pgTable(
  "inboxes",
  {
    id: text("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    kind: text("kind").$type<InboxKind>().notNull(),
    name: text("name").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (table) => [index("inboxes_team_idx").on(table.teamId, table.id)],
);

export const conversations = pgTable(
  "conversations",
  {
    id: text("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    inboxId: text("inbox_id")
      .notNull()
      .references(() => inboxes.id, { onDelete: "cascade" }),
    contactId: text("contact_id")
      .notNull()
      .references(() => contacts.id, { onDelete: "cascade" }),
    agentId: text("agent_id").notNull(),
    status: text("status").$type<ConversationStatus>().notNull(),
    lastMessageAt: moment("last_message_at").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [
    // R7: a contact has one open conversation per inbox, and it is continued.
    uniqueIndex("conversations_open_idx").on(table.inboxId, table.contactId).where(sql`status = 'open'`),
    index("conversations_team_idx").on(table.teamId, table.lastMessageAt),
  ],
);

export const messages = pgTable(
  "messages",
  {
    id: text("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    conversationId: text("conversation_id")
      .notNull()
      .references(() => conversations.id, { onDelete: "cascade" }),
    direction: text("direction").$type<MessageDirection>().notNull(),
    sender: text("sender").$type<MessageSender>().notNull(),
    text: safeText("text").notNull(),
    status: text("status").$type<MessageStatus>().notNull(),
    runId: text("run_id"),
    /** Which visit of which node sent it: a step that runs twice sends once. */
    stepKey: text("step_key"),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("messages_step_idx").on(table.runId, table.stepKey),
    index("messages_conversation_idx").on(table.conversationId, table.id),
  ],
);
