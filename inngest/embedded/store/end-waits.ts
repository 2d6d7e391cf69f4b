import type { SqlExecutor } from "@/db/client";
import { isTrue, leafTexts } from "../expressions";
import type { HostEvent } from "../protocol";
import { errorMemo } from "../settle-rules";
import { endStep, forgetRun } from "./end-step";

/** A run that may wait for an event which has just come. */
export type Waiting = {
  id: string;
  runId: string;
  stepId: string | null;
  eventName: string;
  expression: string | null;
  matchValue: string | null;
  /** What the run began with, in JSON. */
  event: string;
};

/** Gives events to the steps that wait for them, and ends the runs that they cancel. */
export async function endWaits(
  sql: SqlExecutor,
  waiting: readonly Waiting[],
  events: readonly HostEvent[],
  nowMs: number,
): Promise<void> {
  for (const wait of waiting) {
    // A batch may hold several events of a name: which of them is it?
    const async = events.find((event) => isAwaited(wait, event));
    if (!async) continue;

    const { runId, stepId } = wait;
    if (stepId === null) await cancelRun(sql, runId, nowMs);
    else await endStep(sql, { runId, stepId, memo: JSON.stringify(async), nowMs });
  }
}

function isAwaited({ eventName, expression, matchValue, event }: Waiting, async: HostEvent): boolean {
  if (eventName !== async.name) return false;
  if (matchValue !== null) return leafTexts(async).includes(matchValue);

  return expression === null || isTrue(expression, { event: JSON.parse(event) as HostEvent, async });
}

/** A call under way ends by itself, and what it did is not kept: its job is gone. */
async function cancelRun(sql: SqlExecutor, runId: string, nowMs: number): Promise<void> {
  const [run] = await sql<{ parent_run_id: string | null; parent_step_id: string | null }[]>`
    select parent_run_id, parent_step_id from host_runs where id = ${runId} and ended_at is null for update`;
  if (!run) return;

  await forgetRun(sql, runId);
  if (run.parent_run_id && run.parent_step_id) {
    const memo = errorMemo("InngestFunctionCancelledError", "The invoked function was cancelled.");
    await endStep(sql, { runId: run.parent_run_id, stepId: run.parent_step_id, memo, nowMs });
  }
}
