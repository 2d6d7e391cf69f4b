import { sql } from "drizzle-orm";
import {
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { moment } from "./columns";

/** One run of one Inngest function on the embedded host. Dropped a day after it ends. */
export const hostRuns = pgTable(
  "host_runs",
  {
    id: text("id").primaryKey(),
    functionId: text("function_id").notNull(),
    /** The triggering event as the SDK gets it, in JSON. */
    event: text("event").notNull(),
    /** What its calls count against, one a concurrency rule of the function. */
    slotA: text("slot_a"),
    slotB: text("slot_b"),
    /** Another event with this key starts nothing for a day. */
    idempotencyKey: text("idempotency_key"),
    /** The step of another run that waits for what this one returns. */
    parentRunId: text("parent_run_id"),
    parentStepId: text("parent_step_id"),
    /** Whether steps of it have ever been under way side by side. */
    isParallel: boolean("is_parallel").notNull().default(false),
    /** By the app's clock. */
    createdAt: moment("created_at").notNull(),
    endedAt: moment("ended_at"),
  },
  (table) => [
    index("host_runs_ended_idx").on(table.endedAt).where(sql`ended_at is not null`),
    uniqueIndex("host_runs_idempotency_idx")
      .on(table.functionId, table.idempotencyKey)
      .where(sql`idempotency_key is not null`),
  ],
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

export const HOST_JOB_KINDS = ["call", "timer"] as const;

/** What is to be done: a call of the SDK each, or the end of a step that merely waits. */
export const hostJobs = pgTable(
  "host_jobs",
  {
    id: text("id").primaryKey(),
    runId: text("run_id")
      .notNull()
      .references(() => hostRuns.id, { onDelete: "cascade" }),
    functionId: text("function_id").notNull(),
    kind: text("kind", { enum: HOST_JOB_KINDS }).notNull().default("call"),
    /** The step that this is, among steps side by side; null for the function itself. */
    stepId: text("step_id"),
    /** What a timer's step gets once it is due, in JSON. */
    memo: text("memo"),
    /** Whether the function goes on as soon as this step has ended, not only after its siblings. */
    isRace: boolean("is_race").notNull().default(false),
    /** A step ended while the function was at work: it has to be called again. */
    isWantedAgain: boolean("is_wanted_again").notNull().default(false),
    slotA: text("slot_a"),
    slotB: text("slot_b"),
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
    // Jobs under a concurrency rule stand apart: a long queue of them must not be walked past.
    index("host_jobs_due_idx").on(table.dueAt, table.id).where(sql`slot_a is null`),
    index("host_jobs_limited_due_idx").on(table.dueAt).where(sql`slot_a is not null`),
    // One call of the function itself at a time, and one job a step.
    unique("host_jobs_step_key").on(table.runId, table.stepId).nullsNotDistinct(),
    index("host_jobs_slot_a_idx").on(table.slotA, table.dueAt, table.id).where(sql`slot_a is not null`),
    index("host_jobs_slot_b_idx").on(table.slotB).where(sql`slot_b is not null`),
  ],
);

/** Who waits for an event: a step that goes on with it, or a whole run that it cancels. */
export const hostWaits = pgTable(
  "host_waits",
  {
    id: text("id").primaryKey(),
    runId: text("run_id")
      .notNull()
      .references(() => hostRuns.id, { onDelete: "cascade" }),
    /** Null: the event cancels the run. */
    stepId: text("step_id"),
    eventName: text("event_name").notNull(),
    /** A condition on `event` and `async` that an index cannot answer. */
    expression: text("expression"),
    /** One value of the event that is awaited, as `["data.key","value"]`; null when any will do. */
    matchValue: text("match_value"),
    /** When it is too late to cancel, by the app's clock. */
    expiresAt: moment("expires_at"),
  },
  (table) => [
    index("host_waits_event_idx").on(table.eventName, table.matchValue),
    index("host_waits_run_idx").on(table.runId, table.stepId),
  ],
);
