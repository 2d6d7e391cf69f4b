import { and, asc, desc, eq, gte, lt } from "drizzle-orm";
import { db } from "@/db/client";
import { agents, agentVersions, agentWebhooks } from "@/db/schema/agents";
import { contacts, messages } from "@/db/schema/conversations";
import { deliveries, deliveryAttempts } from "@/db/schema/deliveries";
import { runSteps, runs } from "@/db/schema/runs";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import { AppError } from "@/lib/core/errors";
import { type Page, pageOf } from "@/lib/core/page";
import type { ListRunsInput, RunDetail, RunRow, StepAttempt, StepDelivery, StepDetail } from "./schema";

const rowColumns = {
  id: runs.id,
  agentId: runs.agentId,
  agentName: agents.name,
  version: agentVersions.number,
  status: runs.status,
  trigger: runs.trigger,
  webhookName: agentWebhooks.name,
  requestId: runs.requestId,
  contactId: runs.contactId,
  contactPhone: contacts.phone,
  createdAt: runs.createdAt,
  startedAt: runs.startedAt,
  finishedAt: runs.finishedAt,
  waitingUntil: runs.waitingUntil,
  error: runs.error,
  replayOf: runs.replayOf,
};

/** The team's runs, the newest first. */
export async function listRuns(actor: Actor, input: ListRunsInput): Promise<Page<RunRow>> {
  requirePermission(actor, "runs:read");
  const { limit, cursor, agentId, status, contactId, requestId, from, to } = input;
  const rows = await selectRuns()
    .where(
      and(
        eq(runs.teamId, actor.teamId),
        agentId ? eq(runs.agentId, agentId) : undefined,
        status ? eq(runs.status, status) : undefined,
        contactId ? eq(runs.contactId, contactId) : undefined,
        requestId ? eq(runs.requestId, requestId) : undefined,
        from ? gte(runs.createdAt, new Date(from)) : undefined,
        to ? lt(runs.createdAt, new Date(to)) : undefined,
        cursor ? lt(runs.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(runs.id))
    .limit(limit + 1);

  return pageOf(rows, limit);
}

/**
 * One run with its story, step by step.
 *
 * @throws AppError `not_found` for a run that is none of the team's
 */
export async function getRun(actor: Actor, runId: string): Promise<RunDetail> {
  requirePermission(actor, "runs:read");
  const [[run], steps, sent, attempts, [message]] = await Promise.all([
    selectRuns().where(and(eq(runs.teamId, actor.teamId), eq(runs.id, runId))),
    db()
      .select()
      .from(runSteps)
      .where(and(eq(runSteps.teamId, actor.teamId), eq(runSteps.runId, runId)))
      .orderBy(asc(runSteps.position)),
    selectDeliveries(actor, runId),
    selectAttempts(actor, runId),
    db()
      .select({ conversationId: messages.conversationId })
      .from(messages)
      .where(and(eq(messages.teamId, actor.teamId), eq(messages.runId, runId)))
      .limit(1),
  ]);
  if (!run) throw noSuchRun();

  return {
    ...run,
    steps: steps.map((step) => stepDetail(step, sent, attempts)),
    conversationId: message?.conversationId ?? null,
  };
}

/** @throws AppError `not_found` for a run that is none of the team's */
export async function requireRun(actor: Actor, runId: string): Promise<void> {
  requirePermission(actor, "runs:read");
  const [run] = await db()
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.teamId, actor.teamId), eq(runs.id, runId)));
  if (!run) throw noSuchRun();
}

function noSuchRun(): AppError {
  return new AppError("not_found", "This run does not exist.");
}

function selectRuns() {
  return db()
    .select(rowColumns)
    .from(runs)
    .innerJoin(agents, eq(agents.id, runs.agentId))
    .innerJoin(agentVersions, eq(agentVersions.id, runs.versionId))
    .leftJoin(agentWebhooks, eq(agentWebhooks.id, runs.webhookId))
    .leftJoin(contacts, eq(contacts.id, runs.contactId));
}

type DeliveryRow = Awaited<ReturnType<typeof selectDeliveries>>[number];

function selectDeliveries(actor: Actor, runId: string) {
  return db()
    .select({
      stepKey: deliveries.stepKey,
      id: deliveries.id,
      status: deliveries.status,
      target: deliveries.target,
      nextAttemptAt: deliveries.nextAttemptAt,
    })
    .from(deliveries)
    .where(and(eq(deliveries.teamId, actor.teamId), eq(deliveries.runId, runId)));
}

type AttemptRow = Awaited<ReturnType<typeof selectAttempts>>[number];

function selectAttempts(actor: Actor, runId: string) {
  return db()
    .select({ stepKey: deliveries.stepKey, body: deliveries.body, attempt: deliveryAttempts })
    .from(deliveryAttempts)
    .innerJoin(deliveries, eq(deliveries.id, deliveryAttempts.deliveryId))
    .where(and(eq(deliveries.teamId, actor.teamId), eq(deliveries.runId, runId)))
    .orderBy(asc(deliveryAttempts.number));
}

function stepDetail(
  step: typeof runSteps.$inferSelect,
  sent: DeliveryRow[],
  attempts: AttemptRow[],
): StepDetail {
  const delivery = sent.find(({ stepKey }) => stepKey === step.key);
  const own = attempts.filter(({ stepKey }) => stepKey === step.key);

  return {
    id: step.id,
    nodeId: step.nodeId,
    kind: step.kind,
    name: step.name,
    sentence: step.sentence,
    status: step.status,
    port: step.port,
    input: step.input,
    output: step.output,
    error: step.error,
    warnings: step.warnings,
    attempts: own.length > 0 ? own.map(webhookAttempt) : [onlyAttempt(step)],
    delivery: delivery ? stepDelivery(delivery) : null,
    mayHaveRunTwice: step.mayHaveRunTwice,
    startedAt: step.startedAt,
    finishedAt: step.finishedAt,
    waitingUntil: step.waitingUntil,
  };
}

function stepDelivery({ id, status, target, nextAttemptAt }: DeliveryRow): StepDelivery {
  return { id, status, attemptsPlanned: target.retryGapsSeconds.length, nextAttemptAt };
}

/** Steps that act through our own database alone are done exactly once. */
function onlyAttempt(step: typeof runSteps.$inferSelect): StepAttempt {
  const { startedAt, finishedAt, error } = step;

  return { number: 1, startedAt, finishedAt, error, interrupted: false, http: null };
}

function webhookAttempt({ body, attempt }: AttemptRow): StepAttempt {
  return {
    number: attempt.number,
    startedAt: attempt.startedAt,
    finishedAt: attempt.finishedAt,
    error: attempt.errorClass ? { code: attempt.errorClass, message: attempt.errorMessage ?? "" } : null,
    interrupted: attempt.isInterrupted,
    http: {
      statusCode: attempt.statusCode,
      request: {
        method: attempt.method,
        url: attempt.url,
        headers: attempt.requestHeaders,
        body: body?.toString() ?? null,
      },
      response: attempt.responseBody && {
        headers: attempt.responseHeaders ?? {},
        body: attempt.responseBody.toString(),
        isTruncated: attempt.isResponseTruncated,
      },
    },
  };
}
