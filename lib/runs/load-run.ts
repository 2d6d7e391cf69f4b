import { sql } from "@/db/client";
import { bodyFormat, readBody } from "@/lib/agent-webhooks/webhook-body";
import { type JsonObject, parseJson } from "@/lib/core/json";
import type { RunStatus, StepStatus } from "@/lib/core/vocabulary";
import { type Flow, flowSchema } from "@/lib/engine/flow";

/** A step as an earlier execution of this run left it. */
export type KnownStep = {
  id: string;
  key: string;
  status: StepStatus;
  startedAt: Date;
  waitingUntil: Date | null;
};

/** Everything that a run needs to be executed, or to go on where it stopped. */
export type LoadedRun = {
  id: string;
  teamId: string;
  country: string;
  status: RunStatus;
  startNodeId: string;
  flow: Flow;
  agent: { id: string; name: string; inboxId: string | null };
  webhook: { id: string; name: string; phonePath: string } | null;
  request: { id: string; receivedAt: string; headers: JsonObject } | null;
  webhookBody: JsonObject;
  contact: { id: string; phone: string | null } | null;
  steps: KnownStep[];
};

type RunRow = {
  team_id: string;
  status: RunStatus;
  start_node_id: string;
  version_id: string;
  flow: string;
  agent_id: string;
  agent_name: string;
  inbox_id: string | null;
  default_country: string;
  webhook_id: string | null;
  webhook_name: string;
  phone_path: string;
  request_id: string | null;
  received_at: string;
  headers: string;
  content_type: string;
  body: Buffer | null;
  contact_id: string | null;
  contact_phone: string | null;
  /** In JSON. */
  steps: string;
};

/** Reads a run for its executor, which acts for the team that the run belongs to. */
export async function loadRun(runId: string): Promise<LoadedRun | null> {
  const [run] = await readRun(runId);
  if (!run) return null;

  return {
    id: runId,
    teamId: run.team_id,
    country: run.default_country,
    status: run.status,
    startNodeId: run.start_node_id,
    flow: parsedFlow(run.version_id, run.flow),
    agent: { id: run.agent_id, name: run.agent_name, inboxId: run.inbox_id },
    webhook: run.webhook_id
      ? { id: run.webhook_id, name: run.webhook_name, phonePath: run.phone_path }
      : null,
    request: run.request_id
      ? {
          id: run.request_id,
          receivedAt: new Date(run.received_at).toISOString(),
          headers: parseJson(run.headers) as JsonObject,
        }
      : null,
    webhookBody: run.body ? readBody(bodyFormat(run.content_type) ?? "json", run.body) : {},
    contact: run.contact_id ? { id: run.contact_id, phone: run.contact_phone } : null,
    steps: readSteps(run.steps),
  };
}

function readRun(runId: string): Promise<RunRow[]> {
  return sql()<RunRow[]>`
    select run.team_id, run.status, run.start_node_id, run.version_id, version.flow,
      agent.id as agent_id, agent.name as agent_name, agent.inbox_id, team.default_country,
      webhook.id as webhook_id, webhook.name as webhook_name, webhook.phone_path, request.id as request_id, request.received_at, request.headers,
      request.content_type, request.body, contact.id as contact_id, contact.phone as contact_phone,
      coalesce((select json_agg(json_build_object('id', id, 'key', key, 'status', status, 'startedAt', started_at,
        'waitingUntil', waiting_until))::text from run_steps where run_id = run.id and team_id = run.team_id), '[]') as steps
    from runs run
    join agent_versions version on version.id = run.version_id and version.team_id = run.team_id
    join agents agent on agent.id = run.agent_id and agent.team_id = run.team_id
    join teams team on team.id = run.team_id
    left join requests request on request.id = run.request_id and request.team_id = run.team_id
    left join agent_webhooks webhook on webhook.id = run.webhook_id and webhook.team_id = run.team_id
    left join contacts contact on contact.id = run.contact_id and contact.team_id = run.team_id
    where run.id = ${runId}`;
}

function readSteps(json: string): KnownStep[] {
  const rows = JSON.parse(json) as {
    id: string;
    key: string;
    status: StepStatus;
    startedAt: string;
    waitingUntil: string | null;
  }[];

  return rows.map((row) => ({
    ...row,
    startedAt: new Date(row.startedAt),
    waitingUntil: row.waitingUntil ? new Date(row.waitingUntil) : null,
  }));
}

const MAX_CACHED_FLOWS = 500;
const flows = new Map<string, Flow>();

/** Versions never change, and parsing one costs more than the rest of a small run. */
function parsedFlow(versionId: string, text: string): Flow {
  const known = flows.get(versionId);
  if (known) return known;

  const flow = flowSchema.parse(parseJson(text));
  if (flows.size >= MAX_CACHED_FLOWS) flows.clear();
  flows.set(versionId, flow);

  return flow;
}
