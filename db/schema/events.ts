import { index, pgTable, text } from "drizzle-orm/pg-core";
import type { JsonObject } from "@/lib/core/json";
import type { EventType } from "@/lib/core/vocabulary";
import { teams } from "./accounts";
import { jsonText, moment } from "./columns";

/** Facts, written in the transaction of the change that caused them. Never changed. */
export const events = pgTable(
  "events",
  {
    id: text("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    type: text("type").$type<EventType>().notNull(),
    agentId: text("agent_id"),
    occurredAt: moment("occurred_at").notNull(),
    data: jsonText<JsonObject>("data").notNull(),
  },
  (table) => [index("events_team_idx").on(table.teamId, table.id)],
);
