import { setTimeout as pause } from "node:timers/promises";
import { and, desc, eq, isNull } from "drizzle-orm";
import { type Transaction, transaction } from "@/db/client";
import { deliveries, deliveryAttempts } from "@/db/schema/deliveries";
import { nowMs } from "@/lib/core/clock";
import { isDatabaseDown } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { Failure } from "@/lib/core/vocabulary";
import { type OutboundAnswer, type OutboundRequest, sendOutbound } from "@/lib/net/outbound-client";
import { type AttemptFailure, attemptFailure } from "./attempt-result";
import { nextAttemptMs } from "./retry-policy";
import { shownHeaders, signedRequest } from "./signed-request";

/** How long an answer is kept for a database that is away. A restart takes a second or two. */
const KEEP_ANSWER_MS = 30_000;
const RETRY_MS = 250;

export type AttemptOutcome = {
  deliveryId: string;
  /** The run that the delivery belongs to. */
  runId: string;
  status: "pending" | "delivered" | "failed";
  statusCode: number | null;
  failure: Failure | null;
  response: { contentType: string; text: string } | null;
  /** When the next attempt is due; null once the delivery is over. */
  nextAttemptAt: string | null;
};

type AttemptOptions = {
  /** Finds the delivery, or makes it in the transaction of its first attempt. */
  open: (tx: Transaction) => Promise<string>;
  /** Which attempt of the schedule this is, from 1. One that was finished before is not made again. */
  ordinal: number;
  /**
   * Joins the transaction that records the start.
   *
   * @param isRepeat whether the attempt before was interrupted, so that this one may arrive twice
   */
  alongside?: (tx: Transaction, isRepeat: boolean) => Promise<void>;
};

type Delivery = typeof deliveries.$inferSelect;
type Begun = { delivery: Delivery; attemptId: string; request: OutboundRequest };

/**
 * Makes one attempt of a delivery. Its row stands before the request leaves, so that after a crash we
 * know that it may have arrived: that attempt is marked as interrupted, does not count towards the
 * schedule, and the same `webhook-id` goes out again. A receiver's failure is a value, not a throw.
 */
export async function attemptDelivery(options: AttemptOptions): Promise<AttemptOutcome> {
  const begun = await transaction((tx) => beginAttempt(tx, options));
  if ("status" in begun) return begun;

  const result = await sendOutbound(begun.request);
  const failure = attemptFailure(result, begun.delivery.target.successRule);

  return whileDatabaseReturns(() =>
    transaction((tx) => finishAttempt(tx, begun, result.ok ? result : null, failure)),
  );
}

/** An answer that could not be written down would have to be asked for again, with the same request. */
async function whileDatabaseReturns<Result>(commit: () => Promise<Result>): Promise<Result> {
  const deadlineMs = performance.now() + KEEP_ANSWER_MS;
  for (;;) {
    try {
      return await commit();
    } catch (error) {
      if (!isDatabaseDown(error) || performance.now() > deadlineMs) throw error;
      await pause(RETRY_MS);
    }
  }
}

async function beginAttempt(
  tx: Transaction,
  { open, ordinal, alongside }: AttemptOptions,
): Promise<Begun | AttemptOutcome> {
  const id = await open(tx);
  const [delivery] = await tx.db.select().from(deliveries).where(eq(deliveries.id, id)).for("update");
  if (!delivery) throw new Error(`Delivery ${id} does not exist.`);
  if (delivery.attemptsMade >= ordinal || delivery.status !== "pending") return outcomeOf(tx, delivery);

  const [last] = await tx.db
    .select({
      id: deliveryAttempts.id,
      number: deliveryAttempts.number,
      finishedAt: deliveryAttempts.finishedAt,
    })
    .from(deliveryAttempts)
    .where(and(eq(deliveryAttempts.teamId, delivery.teamId), eq(deliveryAttempts.deliveryId, id)))
    .orderBy(desc(deliveryAttempts.number))
    .limit(1);
  const isRepeat = last !== undefined && last.finishedAt === null;
  if (isRepeat) await markInterrupted(tx, last.id);

  const startedMs = nowMs();
  const request = await signedRequest(tx.db, delivery, startedMs);
  const attemptId = newId("att", startedMs);
  await tx.db.insert(deliveryAttempts).values({
    id: attemptId,
    teamId: delivery.teamId,
    deliveryId: id,
    number: (last?.number ?? 0) + 1,
    trigger: "auto",
    startedAt: new Date(startedMs),
    method: request.method,
    url: request.url,
    requestHeaders: shownHeaders(request.headers),
  });
  await alongside?.(tx, isRepeat);

  return { delivery, attemptId, request };
}

async function markInterrupted(tx: Transaction, attemptId: string): Promise<void> {
  await tx.db
    .update(deliveryAttempts)
    .set({
      isInterrupted: true,
      finishedAt: new Date(nowMs()),
      errorClass: "interrupted",
      errorMessage: "Patchbay was stopped before the answer came. The request may have arrived.",
    })
    .where(eq(deliveryAttempts.id, attemptId));
}

async function finishAttempt(
  tx: Transaction,
  { delivery, attemptId }: Begun,
  answer: OutboundAnswer | null,
  failure: AttemptFailure | null,
): Promise<AttemptOutcome> {
  const finishedMs = nowMs();
  const finished = await tx.db
    .update(deliveryAttempts)
    .set({
      finishedAt: new Date(finishedMs),
      statusCode: answer?.statusCode ?? null,
      errorClass: failure?.errorClass ?? null,
      errorMessage: failure?.message ?? null,
      responseHeaders: answer?.headers ?? null,
      responseBody: answer?.body ?? null,
      isResponseTruncated: answer?.isTruncated ?? false,
    })
    .where(and(eq(deliveryAttempts.id, attemptId), isNull(deliveryAttempts.finishedAt)))
    .returning({ id: deliveryAttempts.id });
  // Whoever took over while we hung has marked this attempt: its outcome is theirs to tell.
  if (finished.length === 0) throw new Error("This attempt was taken over by another worker.");

  const attemptsMade = delivery.attemptsMade + 1;
  const { retryGapsSeconds } = delivery.target;
  const retryMs =
    failure && !failure.isPermanent
      ? nextAttemptMs(retryGapsSeconds, attemptsMade, finishedMs, answer?.headers["retry-after"] ?? null)
      : null;
  const status = failure === null ? "delivered" : retryMs === null ? "failed" : "pending";
  const nextAttemptAt = retryMs === null ? null : new Date(retryMs);
  await tx.db
    .update(deliveries)
    .set({
      status,
      attemptsMade,
      nextAttemptAt,
      finishedAt: status === "pending" ? null : new Date(finishedMs),
    })
    .where(and(eq(deliveries.teamId, delivery.teamId), eq(deliveries.id, delivery.id)));

  return {
    deliveryId: delivery.id,
    runId: delivery.runId,
    status,
    statusCode: answer?.statusCode ?? null,
    failure: failure && { code: failure.errorClass, message: failure.message },
    response: answer && { contentType: answer.headers["content-type"] ?? "", text: answer.body.toString() },
    nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
  };
}

/** What a delivery came to so far, told again after a crash between its commit and the engine's. */
async function outcomeOf(tx: Transaction, delivery: Delivery): Promise<AttemptOutcome> {
  const [attempt] = await tx.db
    .select()
    .from(deliveryAttempts)
    .where(
      and(
        eq(deliveryAttempts.teamId, delivery.teamId),
        eq(deliveryAttempts.deliveryId, delivery.id),
        eq(deliveryAttempts.isInterrupted, false),
      ),
    )
    .orderBy(desc(deliveryAttempts.number))
    .limit(1);
  if (delivery.status !== "pending" && delivery.status !== "delivered" && delivery.status !== "failed") {
    throw new Error(`Delivery ${delivery.id} was ${delivery.status} while it was under way.`);
  }

  return {
    deliveryId: delivery.id,
    runId: delivery.runId,
    status: delivery.status,
    statusCode: attempt?.statusCode ?? null,
    failure: attempt?.errorClass ? { code: attempt.errorClass, message: attempt.errorMessage ?? "" } : null,
    response: attempt?.responseBody
      ? {
          contentType: attempt.responseHeaders?.["content-type"] ?? "",
          text: attempt.responseBody.toString(),
        }
      : null,
    nextAttemptAt: delivery.nextAttemptAt?.toISOString() ?? null,
  };
}
