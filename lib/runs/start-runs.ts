import type { SqlExecutor } from "@/db/client";
import { enqueueWith } from "@/inngest/client";
import { engineEvents } from "@/inngest/events";
import { nowMs } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";

/** The part of an inbound call that runs are started by. */
type StartingCall = { requestId: string; teamId: string; webhookId: string };

/** A run about to be stored. */
export type TriggeredRun = {
  id: string;
  teamId: string;
  agentId: string;
  versionId: string;
  nodeId: string;
  webhookId: string;
  requestId: string;
};

/** Runs as the answer to a call names them. */
export function startedRuns(runs: readonly TriggeredRun[]): { id: string; agentId: string }[] {
  return runs.map(({ id, agentId }) => ({ id, agentId }));
}

/** Which runs these calls start, one list a call: one run for every deployed agent on its webhook. */
export async function planRuns(sql: SqlExecutor, calls: readonly StartingCall[]): Promise<TriggeredRun[][]> {
  const triggers = await sql<
    { webhook_id: string; team_id: string; agent_id: string; version_id: string; node_id: string }[]
  >`
    select webhook_id, team_id, agent_id, version_id, node_id from deployed_triggers
    where webhook_id = any(${[...new Set(calls.map((call) => call.webhookId))]}::uuid[])
    order by agent_id`;

  return calls.map((call) =>
    triggers
      .filter((trigger) => trigger.webhook_id === call.webhookId && trigger.team_id === call.teamId)
      .map((trigger) => ({
        id: newId("run", nowMs()),
        teamId: call.teamId,
        agentId: trigger.agent_id,
        versionId: trigger.version_id,
        nodeId: trigger.node_id,
        webhookId: call.webhookId,
        requestId: call.requestId,
      })),
  );
}

/** Writes runs and their jobs in the caller's transaction: from its commit on they are runnable. */
export async function storeRuns(sql: SqlExecutor, runs: readonly TriggeredRun[]): Promise<void> {
  if (runs.length === 0) return;

  const column = (key: keyof TriggeredRun) => runs.map((run) => run[key]);
  await Promise.all([
    sql`
      insert into runs (id, team_id, agent_id, version_id, status, trigger, start_node_id, webhook_id, request_id, created_at)
      select id, team_id, agent_id, version_id, 'queued', 'webhook', node_id, webhook_id, request_id,
        ${new Date(nowMs()).toISOString()}::timestamptz
      from unnest(${column("id")}::text[], ${column("teamId")}::text[], ${column("agentId")}::text[],
        ${column("versionId")}::text[], ${column("nodeId")}::text[], ${column("webhookId")}::uuid[],
        ${column("requestId")}::text[]) as t (id, team_id, agent_id, version_id, node_id, webhook_id, request_id)`,
    enqueueWith(
      sql,
      runs.map(({ id }) => ({ id, event: engineEvents.runRequested, data: { runId: id } })),
    ),
  ]);
}
