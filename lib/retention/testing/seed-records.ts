import { sql } from "@/db/client";
import { firstIdAt } from "@/lib/core/ids";
import { makeDeployedAgent } from "@/lib/testing/make-agent";
import { makeTeam } from "@/lib/testing/make-team";

export const RECORD_TABLES = [
  "requests",
  "runs",
  "run_steps",
  "deliveries",
  "delivery_attempts",
  "captured_requests",
  "idempotency_keys",
  "sign_in_failures",
] as const;

/** A team with an inspector, and what fills it with records that are over. */
export async function makeRecordKeeper() {
  const { teamId, actor } = await makeTeam();
  const { agentId, webhookId } = await makeDeployedAgent(actor, []);
  const inspectorId = `ins_${teamId}`;
  await sql()`insert into inspectors (id, team_id, name) values (${inspectorId}, ${teamId}, 'Inspector')`;

  /**
   * Stores `rows` of each kind, all of one moment, under ids that end in a number from 000001. Each request has
   * a run, each run two steps, every fourth run a delivery of two attempts.
   */
  async function seed(rows: number, atMs: number): Promise<void> {
    const at = new Date(atMs).toISOString();
    const id = (prefix: Parameters<typeof firstIdAt>[0]) => firstIdAt(prefix, atMs);
    await sql()`
      insert into requests (id, team_id, webhook_id, received_at, method, content_type, headers, size_bytes, fate, warnings)
      select ${id("req")} || lpad(n::text, 6, '0'), ${teamId}, ${webhookId}, ${at}, 'POST', '', '{}', 0, 'ran', '[]'
      from generate_series(1, ${rows}::int) n`;
    await sql()`
      insert into runs (id, team_id, agent_id, version_id, status, trigger, start_node_id, request_id, created_at, finished_at)
      select ${id("run")} || lpad(n::text, 6, '0'), ${teamId}, id, deployed_version_id, 'succeeded', 'webhook', 'start', ${id("req")} || lpad(n::text, 6, '0'), ${at}, ${at}
      from agents, generate_series(1, ${rows}::int) n where agents.id = ${agentId}`;
    await sql()`
      insert into run_steps (id, team_id, run_id, key, position, node_id, kind, name, sentence, status, input, warnings, started_at, finished_at)
      select ${id("stp")} || lpad(n::text, 6, '0') || '_' || m, ${teamId}, ${id("run")} || lpad(n::text, 6, '0'), m, m, m, 'wait', 'Wait', '', 'succeeded', '{}', '[]', ${at}, ${at}
      from generate_series(1, ${rows}::int) n, generate_series(1, 2) m`;
    await sql()`
      insert into deliveries (id, team_id, run_id, step_key, target, status, created_at, finished_at)
      select ${id("dlv")} || lpad(n::text, 6, '0'), ${teamId}, ${id("run")} || lpad(n::text, 6, '0'), '2', '{}', 'delivered', ${at}, ${at}
      from generate_series(4, ${rows}::int, 4) n`;
    await sql()`
      insert into delivery_attempts (id, team_id, delivery_id, number, trigger, started_at, finished_at, method, url, request_headers)
      select ${id("att")} || lpad(n::text, 6, '0') || '_' || m, ${teamId}, ${id("dlv")} || lpad(n::text, 6, '0'), m, 'auto', ${at}, ${at}, 'POST', '', '{}'
      from generate_series(4, ${rows}::int, 4) n, generate_series(1, 2) m`;
    await sql()`
      insert into captured_requests (id, team_id, inspector_id, received_at, method, path, headers, body, size_bytes)
      select ${id("cap")} || lpad(n::text, 6, '0'), ${teamId}, ${inspectorId}, ${at}, 'POST', '/', '{}', '', 0
      from generate_series(1, ${rows}::int) n`;
    await sql()`
      insert into idempotency_keys (webhook_id, key, body_hash, request_id, answer, expires_at)
      select ${webhookId}, ${at} || lpad(n::text, 6, '0'), '', ${id("req")} || lpad(n::text, 6, '0'), '{}', ${at}::timestamptz + interval '1 day'
      from generate_series(1, ${rows}::int) n`;
    await sql()`
      insert into sign_in_failures (subject, at) select n, ${at}::timestamptz from generate_series(1, ${rows}::int) n`;
  }

  return { teamId, seed };
}

/** How many rows each of the tables holds. */
export async function countRecords(): Promise<Record<(typeof RECORD_TABLES)[number], number>> {
  const entries = await Promise.all(
    RECORD_TABLES.map(async (table) => {
      const [row] = await sql()<{ count: number }[]>`select count(*)::int as count from ${sql()(table)}`;
      return [table, row?.count ?? 0];
    }),
  );

  return Object.fromEntries(entries);
}
