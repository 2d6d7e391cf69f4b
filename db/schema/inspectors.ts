import { boolean, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { teams } from "./accounts";
import { bytea, jsonText, moment, safeText } from "./columns";

/** A URL of ours that shows every request it gets. Its id is the secret part of that URL. */
export const inspectors = pgTable(
  "inspectors",
  {
    id: text("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** Whether callers other than Patchbay itself may post to it. */
    isPublic: boolean("is_public").notNull().default(false),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (table) => [index("inspectors_team_idx").on(table.teamId, table.id)],
);

export const capturedRequests = pgTable(
  "captured_requests",
  {
    id: text("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    inspectorId: text("inspector_id")
      .notNull()
      .references(() => inspectors.id, { onDelete: "cascade" }),
    receivedAt: moment("received_at").notNull(),
    method: text("method").notNull(),
    /** Path below the inspector's URL, and query. */
    path: safeText("path").notNull(),
    headers: jsonText<Record<string, string>>("headers").notNull(),
    body: bytea("body").notNull(),
    sizeBytes: integer("size_bytes").notNull(),
    isTruncated: boolean("is_truncated").notNull().default(false),
  },
  (table) => [index("captured_requests_inspector_idx").on(table.inspectorId, table.id)],
);
