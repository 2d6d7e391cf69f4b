import { type SqlExecutor, sql } from "@/db/client";
import { signal } from "@/db/signals";
import { JOBS_SIGNAL } from "@/inngest/client";
import { createBatcher } from "@/lib/core/batcher";
import { AppError } from "@/lib/core/errors";
import { countInbound } from "@/lib/core/inbound-load";
import { processSingleton } from "@/lib/core/process-singleton";
import { countRequest } from "@/lib/metrics/record";
import { runsSignal } from "@/lib/runs/signals";
import { planRuns, startedRuns, storeRuns, type TriggeredRun } from "@/lib/runs/start-runs";
import type { Call } from "./call";
import { insertRequests, type JudgedCall } from "./insert-requests";
import { requestsSignal } from "./signals";

export type AcceptedAnswer = { requestId: string; runs: { id: string; agentId: string }[] };

/** Calls that wait for the same commit. More would only make the statement slow. */
const MAX_BATCH = 200;
/** Batches under way at once: while one commits, the next is being filled. */
const MAX_IN_FLIGHT = 2;

const batcher = processSingleton("accept-batcher", () =>
  createBatcher({ maxBatch: MAX_BATCH, maxInFlight: MAX_IN_FLIGHT, run: acceptBatch }),
);

/**
 * Stores a call together with the runs it starts and their jobs, in one commit that it shares with
 * the calls arriving in the same moment.
 *
 * @throws AppError `agent_not_deployed` when no deployed agent listens; the call is listed all the same
 */
export async function acceptCall(call: Call): Promise<AcceptedAnswer> {
  const runs = await countInbound(() => batcher.add(call));
  if (runs.length === 0) throw notDeployed();

  return { requestId: call.requestId, runs: startedRuns(runs) };
}

export function notDeployed(): AppError {
  return new AppError("agent_not_deployed", NOT_DEPLOYED);
}

const NOT_DEPLOYED =
  "No deployed agent starts with this webhook. The call is kept under Requests. Select the webhook in an agent's trigger and deploy it.";

async function acceptBatch(calls: readonly Call[]): Promise<TriggeredRun[][]> {
  const runs = await planRuns(sql(), calls);
  const judged = calls.map((call, index) => judge(call, runs[index] ?? []));
  await sql().begin((tx) => storeCalls(tx, judged, runs.flat()));
  announce(judged, runs.flat().length > 0);

  return runs;
}

/** Writes requests, runs and jobs: all together, or none of them. */
export async function storeCalls(
  tx: SqlExecutor,
  judged: readonly JudgedCall[],
  runs: readonly TriggeredRun[],
): Promise<void> {
  await Promise.all([insertRequests(tx, judged), storeRuns(tx, runs)]);
}

export function judge(call: Call, runs: readonly TriggeredRun[]): JudgedCall {
  return runs.length > 0
    ? { call, fate: "ran", reason: null, detail: null, duplicateOf: null }
    : { call, fate: "no_agent", reason: "agent_not_deployed", detail: NOT_DEPLOYED, duplicateOf: null };
}

/** Counts, and tells hosts and watching browsers, after the commit. */
export function announce(judged: readonly JudgedCall[], hasRuns: boolean): void {
  for (const { fate } of judged) countRequest(fate);
  for (const teamId of new Set(judged.map(({ call }) => call.teamId))) {
    signal(requestsSignal(teamId));
    if (hasRuns) signal(runsSignal(teamId));
  }
  if (hasRuns) signal(JOBS_SIGNAL);
}
