import type { Sql } from "@/db/client";

const BATCH = 5_000;

/**
 * Forgets runs that ended a day ago: until then they keep their event ids from starting again.
 *
 * @returns how many, at most a batch: when it is full there are more
 */
export async function pruneRuns(sql: Sql): Promise<{ count: number; isFull: boolean }> {
  const { count } = await sql`
    delete from host_runs where id in (
      select id from host_runs where ended_at < now() - interval '24 hours' order by ended_at limit ${BATCH})`;

  return { count, isFull: count === BATCH };
}
