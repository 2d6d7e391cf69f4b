import { openSql } from "@/db/client";
import { ensureCluster } from "@/db/embedded/ensure-cluster";

/**
 * Makes sure that nothing was made faster by being made unsafe.
 *
 * @returns the settings, to be printed beside the figures
 */
export async function requireHonestDatabase(dataDir: string): Promise<string> {
  const { target } = await ensureCluster({ dataDir, say: () => {} });
  const sql = openSql(target, { max: 1 });
  try {
    const [settings] = await sql<{ version: string; fsync: string; commit: string }[]>`
      select current_setting('server_version') as version, current_setting('fsync') as fsync,
        current_setting('synchronous_commit') as commit`;
    const unlogged = await sql`select relname from pg_class where relpersistence = 'u'`;
    if (settings?.fsync !== "on" || settings.commit !== "on" || unlogged.length > 0) {
      throw new Error(`These figures would not be honest: ${JSON.stringify({ settings, unlogged })}`);
    }

    return `PostgreSQL ${settings.version}, fsync=on, synchronous_commit=on, ${unlogged.length} unlogged tables`;
  } finally {
    await sql.end();
  }
}
