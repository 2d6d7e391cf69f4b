import { boolean, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { AttemptTrigger, DeliveryErrorClass, DeliveryStatus } from "@/lib/core/vocabulary";
import type { DeliveryTarget } from "@/lib/engine/node";
import { teams } from "./accounts";
import { bytea, jsonText, moment, safeText } from "./columns";
import { runs } from "./runs";

/** One webhook on its way out: the body is frozen here, the rest is read at each attempt. */
export const deliveries = pgTable(
  "deliveries",
  {
    /** Also the `webhook-id` that receivers see. */
    id: text("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    runId: text("run_id")
      .notNull()
      .references(() => runs.id, { onDelete: "cascade" }),
    /** The step of the run that sends it. */
    stepKey: text("step_key").notNull(),
    /** Where it goes and how; secrets are references. */
    target: jsonText<DeliveryTarget>("target").notNull(),
    body: bytea("body"),
    status: text("status").$type<DeliveryStatus>().notNull(),
    /** Attempts that count towards the schedule: interrupted ones don't. */
    attemptsMade: integer("attempts_made").notNull().default(0),
    nextAttemptAt: moment("next_attempt_at"),
    createdAt: moment("created_at").notNull(),
    finishedAt: moment("finished_at"),
    /** As a run's; null where the run itself makes the delivery, and waits for it. */
    dispatch: integer("dispatch"),
  },
  (table) => [
    uniqueIndex("deliveries_step_idx").on(table.runId, table.stepKey),
    index("deliveries_team_idx").on(table.teamId, table.id),
  ],
);

/** One HTTP request of a delivery: the row stands before the request leaves. */
export const deliveryAttempts = pgTable(
  "delivery_attempts",
  {
    id: text("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    deliveryId: text("delivery_id")
      .notNull()
      .references(() => deliveries.id, { onDelete: "cascade" }),
    number: integer("number").notNull(),
    trigger: text("trigger").$type<AttemptTrigger>().notNull(),
    /** The execution that makes it. After a crash the same one comes back, and takes over at once. */
    owner: text("owner").notNull().default(""),
    /** Until then, by the database's clock, another execution leaves it alone. */
    leasedUntil: moment("leased_until"),
    startedAt: moment("started_at").notNull(),
    finishedAt: moment("finished_at"),
    /** We were stopped before the answer came: it may have arrived. */
    isInterrupted: boolean("is_interrupted").notNull().default(false),
    statusCode: integer("status_code"),
    errorClass: text("error_class").$type<DeliveryErrorClass>(),
    errorMessage: safeText("error_message"),
    method: text("method").notNull(),
    url: safeText("url").notNull(),
    /** Secrets are masked. */
    requestHeaders: jsonText<Record<string, string>>("request_headers").notNull(),
    responseHeaders: jsonText<Record<string, string>>("response_headers"),
    responseBody: bytea("response_body"),
    isResponseTruncated: boolean("is_response_truncated").notNull().default(false),
  },
  (table) => [uniqueIndex("delivery_attempts_number_idx").on(table.deliveryId, table.number)],
);
