import { sql } from "drizzle-orm";
import { index, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns";

/**
 * Events for a real Inngest server, written in the transaction of the change that caused them. The
 * embedded host needs none: it has its jobs in this same database. Kept two days after dispatch.
 */
export const outbox = pgTable(
  "outbox",
  {
    /** The event's id, with its dispatch number. */
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    /** The event's data in JSON: ids only. */
    data: text("data").notNull(),
    /** By the app's clock. */
    createdAt: moment("created_at").notNull(),
    /** When the server had taken it, by the database's clock. */
    dispatchedAt: moment("dispatched_at"),
  },
  (table) => [
    index("outbox_waiting_idx").on(table.createdAt, table.id).where(sql`dispatched_at is null`),
    index("outbox_dispatched_idx").on(table.dispatchedAt).where(sql`dispatched_at is not null`),
  ],
);
