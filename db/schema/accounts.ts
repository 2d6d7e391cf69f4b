import { bigserial, index, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { Role, Scope } from "@/lib/core/vocabulary";
import { moment } from "./columns";

export const teams = pgTable("teams", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  /** Its part of our URLs. */
  slug: text("slug").notNull().unique(),
  /** ISO 3166: where phone numbers without a country prefix belong. */
  defaultCountry: text("default_country").notNull(),
  createdAt: moment("created_at").notNull().defaultNow(),
});

export const users = pgTable("users", {
  id: text("id").primaryKey(),
  /** Lower case. */
  email: text("email").notNull().unique(),
  name: text("name").notNull(),
  /** Argon2id in PHC format. */
  passwordHash: text("password_hash").notNull(),
  createdAt: moment("created_at").notNull().defaultNow(),
});

export const memberships = pgTable(
  "memberships",
  {
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text("role").$type<Role>().notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.userId] }),
    index("memberships_user_idx").on(table.userId),
  ],
);

/** A signed-in browser. The cookie is a JWT that names this row, so that it can be revoked. */
export const sessions = pgTable(
  "sessions",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: moment("created_at").notNull().defaultNow(),
    revokedAt: moment("revoked_at"),
  },
  (table) => [index("sessions_user_idx").on(table.userId)],
);

/** Failed sign-ins, counted to slow guessing down. */
export const signInFailures = pgTable(
  "sign_in_failures",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    /** Hash of the address or of the caller's IP. */
    subject: text("subject").notNull(),
    at: moment("at").notNull(),
  },
  (table) => [
    index("sign_in_failures_subject_idx").on(table.subject, table.at),
    index("sign_in_failures_at_idx").on(table.at),
  ],
);

export const apiKeys = pgTable(
  "api_keys",
  {
    id: text("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** First characters of the key, to tell keys apart. */
    prefix: text("prefix").notNull(),
    /** SHA-256 of the key: it has 160 random bits, so a slow hash would add nothing. */
    keyHash: text("key_hash").notNull(),
    scopes: text("scopes").array().$type<Scope[]>().notNull(),
    createdBy: text("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: moment("created_at").notNull().defaultNow(),
    lastUsedAt: moment("last_used_at"),
    expiresAt: moment("expires_at"),
    revokedAt: moment("revoked_at"),
  },
  (table) => [
    uniqueIndex("api_keys_hash_idx").on(table.keyHash),
    index("api_keys_team_idx").on(table.teamId, table.id),
  ],
);
