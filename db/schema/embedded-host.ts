import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns";

/** One run of one Inngest function on the embedded host. Dropped a day after it ends. */
export const hostRuns = pgTable(
  "host_runs",
  {
    id: text("id").primaryKey(),
    functionId: text("function_id").notNull(),
    /** The triggering event as the SDK gets it, in JSON. */
    event: text("event").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    endedAt: moment("ended_at"),
  },
  (table) => [index("host_runs_ended_idx").on(table.endedAt).where(sql`ended_at is not null`)],
);

/** What finished steps returned, in JSON, verbatim. */
export const hostMemos = pgTable(
  "host_memos",
  {
    runId: text("run_id")
      .notNull()
      .references(() => hostRuns.id, { onDelete: "cascade" }),
    /** The SDK's hash of the step's id. */
    stepId: text("step_id").notNull(),
    /** The order of completion, which the SDK replays by. */
    position: integer("position").notNull(),
    memo: text("memo").notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.stepId] })],
);

/** What is to be done: one call of the SDK each. */
export const hostJobs = pgTable(
  "host_jobs",
  {
    id: text("id").primaryKey(),
    runId: text("run_id")
      .notNull()
      .references(() => hostRuns.id, { onDelete: "cascade" }),
    functionId: text("function_id").notNull(),
    /** By the app's clock. */
    dueAt: moment("due_at").notNull(),
    /** Failed calls so far. */
    attempt: integer("attempt").notNull().default(0),
    /** Leases that ran out, each perhaps a process that this job took down. */
    lapses: integer("lapses").notNull().default(0),
    /** The fencing token: whoever holds another one may not settle. */
    lease: uuid("lease"),
    /** By the database's clock. */
    leasedUntil: moment("leased_until"),
  },
  (table) => [
    index("host_jobs_due_idx").on(table.dueAt, table.id),
    index("host_jobs_run_idx").on(table.runId),
  ],
);
