import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { ErrorCode } from "@/lib/core/errors";
import type { RequestFate, Warning } from "@/lib/core/vocabulary";
import { teams } from "./accounts";
import { agentWebhooks } from "./agents";
import { bytea, jsonText, moment, safeText } from "./columns";

/** One call of an agent webhook, as it came in, with what became of it. */
export const requests = pgTable(
  "requests",
  {
    id: text("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    webhookId: uuid("webhook_id")
      .notNull()
      .references(() => agentWebhooks.id, { onDelete: "cascade" }),
    receivedAt: moment("received_at").notNull(),
    method: text("method").notNull(),
    contentType: safeText("content_type").notNull(),
    /** Without API keys and cookies. */
    headers: jsonText<Record<string, string>>("headers").notNull(),
    /** Null when the caller could not prove who it was. */
    body: bytea("body"),
    isBodyTruncated: boolean("is_body_truncated").notNull().default(false),
    sizeBytes: integer("size_bytes").notNull(),
    fate: text("fate").$type<RequestFate>().notNull(),
    /** The error code it was answered with. */
    reason: text("reason").$type<ErrorCode>(),
    detail: safeText("detail"),
    warnings: jsonText<Warning[]>("warnings").notNull(),
    idempotencyKey: safeText("idempotency_key"),
    /** The request whose answer a duplicate got. */
    duplicateOf: text("duplicate_of"),
    apiKeyId: text("api_key_id"),
  },
  (table) => [
    index("requests_team_idx").on(table.teamId, table.id),
    index("requests_webhook_idx").on(table.webhookId, table.id),
  ],
);

/** Answers to calls with an `Idempotency-Key`, kept for 24 hours per webhook. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    webhookId: uuid("webhook_id")
      .notNull()
      .references(() => agentWebhooks.id, { onDelete: "cascade" }),
    key: safeText("key").notNull(),
    bodyHash: text("body_hash").notNull(),
    requestId: text("request_id").notNull(),
    answer: jsonb("answer").$type<{ requestId: string; runs: { id: string; agentId: string }[] }>().notNull(),
    expiresAt: moment("expires_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.webhookId, table.key] }),
    index("idempotency_keys_expires_idx").on(table.expiresAt),
  ],
);
