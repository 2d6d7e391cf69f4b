import { sql } from "drizzle-orm";
import { boolean, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Json } from "@/lib/core/json";
import type { Failure, RunStatus, RunTrigger, StepStatus, Warning } from "@/lib/core/vocabulary";
import type { NodeKind } from "@/lib/engine/nodes/catalog";
import { teams } from "./accounts";
import { agents, agentVersions, agentWebhooks } from "./agents";
import { jsonText, moment, safeText } from "./columns";
import { contacts } from "./conversations";

/** One execution of one version. */
export const runs = pgTable(
  "runs",
  {
    id: text("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    agentId: text("agent_id")
      .notNull()
      .references(() => agents.id, { onDelete: "cascade" }),
    versionId: text("version_id")
      .notNull()
      .references(() => agentVersions.id, { onDelete: "cascade" }),
    status: text("status").$type<RunStatus>().notNull(),
    trigger: text("trigger").$type<RunTrigger>().notNull(),
    /** The trigger node that it starts at. */
    startNodeId: text("start_node_id").notNull(),
    webhookId: uuid("webhook_id").references(() => agentWebhooks.id, { onDelete: "set null" }),
    requestId: text("request_id"),
    contactId: text("contact_id").references(() => contacts.id, { onDelete: "set null" }),
    createdAt: moment("created_at").notNull(),
    startedAt: moment("started_at"),
    finishedAt: moment("finished_at"),
    /** While it waits: until when. */
    waitingUntil: moment("waiting_until"),
    error: jsonText<Failure>("error"),
    replayOf: text("replay_of"),
    /** How often the executor was told to run it: once, and again whenever it had lost it. */
    dispatch: integer("dispatch").notNull().default(1),
  },
  (table) => [
    index("runs_team_idx").on(table.teamId, table.id),
    index("runs_agent_idx").on(table.agentId, table.id),
    index("runs_request_idx").on(table.requestId),
    index("runs_contact_idx").on(table.contactId, table.id),
    // Not by status: a run changes that several times, and each would write into every index.
    index("runs_live_idx").on(table.id).where(sql`finished_at is null`),
  ],
);

/** One node's execution in a run: the run log. */
export const runSteps = pgTable(
  "run_steps",
  {
    id: text("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    runId: text("run_id")
      .notNull()
      .references(() => runs.id, { onDelete: "cascade" }),
    /** The node's id, and from its second visit on `#2`, `#3`, … */
    key: text("key").notNull(),
    /** Its place in the story, from 1. */
    position: integer("position").notNull(),
    nodeId: text("node_id").notNull(),
    kind: text("kind").$type<NodeKind>().notNull(),
    name: text("name").notNull(),
    sentence: safeText("sentence").notNull(),
    status: text("status").$type<StepStatus>().notNull(),
    port: text("port"),
    input: jsonText<Json>("input").notNull(),
    output: jsonText<Json>("output"),
    error: jsonText<Failure>("error"),
    warnings: jsonText<Warning[]>("warnings").notNull(),
    mayHaveRunTwice: boolean("may_have_run_twice").notNull().default(false),
    startedAt: moment("started_at").notNull(),
    finishedAt: moment("finished_at"),
    waitingUntil: moment("waiting_until"),
  },
  (table) => [
    uniqueIndex("run_steps_key_idx").on(table.runId, table.key),
    index("run_steps_live_idx").on(table.id).where(sql`finished_at is null`),
  ],
);
