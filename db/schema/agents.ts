import {
  type AnyPgColumn,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Flow } from "@/lib/engine/flow";
import { teams, users } from "./accounts";
import { jsonText, moment } from "./columns";
import { inboxes } from "./conversations";

export const agents = pgTable(
  "agents",
  {
    id: text("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    inboxId: text("inbox_id").references(() => inboxes.id, { onDelete: "set null" }),
    /** What is being edited; secrets are references to {@link flowSecrets}. */
    draft: jsonText<Flow>("draft").notNull(),
    /** Hash of what the draft does: moved cards do not change it. */
    fingerprint: text("fingerprint").notNull(),
    /** Grows with every save, so that a second editor notices the first. */
    revision: integer("revision").notNull().default(1),
    deployedVersionId: text("deployed_version_id").references((): AnyPgColumn => agentVersions.id),
    createdAt: moment("created_at").notNull().defaultNow(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
    /** Runs outlive their agent, so that the past can still be explained. */
    deletedAt: moment("deleted_at"),
  },
  (table) => [index("agents_team_idx").on(table.teamId, table.id)],
);

/** What was deployed, never changed again. */
export const agentVersions = pgTable(
  "agent_versions",
  {
    id: text("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    agentId: text("agent_id")
      .notNull()
      .references((): AnyPgColumn => agents.id, { onDelete: "cascade" }),
    number: integer("number").notNull(),
    flow: jsonText<Flow>("flow").notNull(),
    fingerprint: text("fingerprint").notNull(),
    note: text("note").notNull().default(""),
    createdBy: text("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (table) => [uniqueIndex("agent_versions_number_idx").on(table.agentId, table.number)],
);

/** Secrets of flows, encrypted. A flow holds `secret://<id>`; a changed secret is a new row. */
export const flowSecrets = pgTable("flow_secrets", {
  id: text("id").primaryKey(),
  teamId: text("team_id")
    .notNull()
    .references(() => teams.id, { onDelete: "cascade" }),
  ciphertext: text("ciphertext").notNull(),
  createdAt: moment("created_at").notNull().defaultNow(),
});

/** The door that other systems POST to. */
export const agentWebhooks = pgTable(
  "agent_webhooks",
  {
    id: uuid("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** Where in the body the contact's phone number stands. */
    phonePath: text("phone_path").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    deletedAt: moment("deleted_at"),
  },
  (table) => [index("agent_webhooks_team_idx").on(table.teamId, table.id)],
);

/** Which deployed version a call of a webhook starts: one row per trigger of a deployed version. */
export const deployedTriggers = pgTable(
  "deployed_triggers",
  {
    webhookId: uuid("webhook_id")
      .notNull()
      .references(() => agentWebhooks.id, { onDelete: "cascade" }),
    agentId: text("agent_id")
      .notNull()
      .references(() => agents.id, { onDelete: "cascade" }),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    versionId: text("version_id")
      .notNull()
      .references(() => agentVersions.id, { onDelete: "cascade" }),
    nodeId: text("node_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.webhookId, table.agentId] }),
    index("deployed_triggers_agent_idx").on(table.agentId),
  ],
);
