import { randomBytes } from "node:crypto";
import { type DatabaseTarget, openSql } from "@/db/client";

/** The scratch cluster, at one of its databases. */
export type ScratchTarget = Extract<DatabaseTarget, { host: string }>;

/** Makes a database with a name of its own on the scratch cluster: a clone of `template`, or an empty one. */
export async function createScratchDatabase(
  server: ScratchTarget,
  template?: string,
): Promise<ScratchTarget> {
  const database = `test_${randomBytes(6).toString("hex")}`;
  // Copying the files is faster here than to log every page, as nothing is ever fsynced.
  const source = template ? `template ${template} strategy file_copy` : "";
  await runOn(server, `create database ${database} ${source}`);

  return { ...server, database };
}

/** Drops it, whoever is still connected. */
export async function dropScratchDatabase(target: ScratchTarget, server: ScratchTarget): Promise<void> {
  await runOn(server, `drop database if exists ${target.database} with (force)`);
}

async function runOn(server: ScratchTarget, statement: string): Promise<void> {
  const sql = openSql(server, { max: 1 });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
