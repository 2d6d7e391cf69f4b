import type { Scope } from "@/lib/engine/scope";
import { walkFlow } from "@/lib/engine/walk";
import { attachContact } from "@/lib/runs/attach-contact";
import { type LoadedRun, loadRun } from "@/lib/runs/load-run";
import { createRunLog } from "@/lib/runs/run-log";
import { createFlowHost } from "./flow-host";
import type { Execution } from "./steps";

/**
 * Walks a run's version from its trigger. Called anew after every sleep and crash: what was done
 * before is answered from memory, so the walk comes to the same point and goes on.
 */
export async function executeRun(runId: string, execution: Execution): Promise<void> {
  const run = await loadRun(runId);
  if (!run || isOver(run)) return;

  const contact = run.contact ?? (await attachContact(run));
  const log = createRunLog(run);
  const result = await walkFlow({
    flow: run.flow,
    startNodeId: run.startNodeId,
    runId,
    country: run.country,
    names: { webhooks: run.webhook ? [run.webhook] : [] },
    scope: scopeOf(run, contact),
    host: createFlowHost({ run, contactId: contact?.id ?? null, log, execution }),
  });

  log.finish(result);
  await log.save();
}

function isOver({ status }: LoadedRun): boolean {
  return status === "succeeded" || status === "failed" || status === "cancelled";
}

function scopeOf(run: LoadedRun, contact: LoadedRun["contact"]): Scope {
  return {
    webhookBody: run.webhookBody,
    request: run.request,
    contact,
    conversation: null,
    agent: { id: run.agent.id, name: run.agent.name },
    event: null,
    vars: {},
    steps: {},
  };
}
