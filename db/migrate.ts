import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { type DatabaseTarget, openSql } from "./client";

/** Any number, as long as nobody else uses it: "patchbay" on a phone's keys. */
const MIGRATION_LOCK = 72824229;

/**
 * Brings the schema up to date. Several processes may call this at once: they take turns, and all
 * but the first find nothing to do (drizzle's migrator itself takes no lock).
 */
export async function migrateDatabase(target: DatabaseTarget): Promise<void> {
  const sql = openSql(target, { max: 1 });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrate(drizzle(sql), { migrationsFolder: path.resolve("db/migrations") });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
