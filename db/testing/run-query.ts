import { type DatabaseTarget, openSql } from "@/db/client";

/** The rows of one statement, on a connection of its own. */
export async function runQuery(
  target: DatabaseTarget,
  statement: string,
): Promise<Record<string, unknown>[]> {
  const sql = openSql(target, { max: 1 });
  try {
    return [...(await sql.unsafe(statement))];
  } finally {
    await sql.end({ timeout: 1 });
  }
}
