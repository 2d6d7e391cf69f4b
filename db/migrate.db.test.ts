import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { openSql } from "./client";
import { migrateDatabase } from "./migrate";
import { createScratchDatabase, dropScratchDatabase, type ScratchTarget } from "./testing/scratch-database";

const server = inject("scratchServer");
let empty: ScratchTarget;

beforeAll(async () => {
  empty = await createScratchDatabase(server);
});

afterAll(() => dropScratchDatabase(empty, server));

test("four processes that migrate a new database at once all succeed", async () => {
  await Promise.all(Array.from({ length: 4 }, () => migrateDatabase(empty)));

  const sql = openSql(empty, { max: 1 });
  const tables = await sql`select tablename from pg_tables where schemaname = 'public'`;
  const migrations = await sql`select hash from drizzle.__drizzle_migrations`;
  await sql.end();

  expect(tables.map((table) => table.tablename)).toEqual(expect.arrayContaining(["teams", "runs", "agents"]));
  expect(new Set(migrations.map((migration) => migration.hash)).size).toBe(migrations.length);
});
