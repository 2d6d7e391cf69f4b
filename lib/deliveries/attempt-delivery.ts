import { setTimeout as pause } from "node:timers/promises";
import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { sql as rawSql, type Transaction, transaction } from "@/db/client";
import { deliveries, deliveryAttempts } from "@/db/schema/deliveries";
import { nowMs } from "@/lib/core/clock";
import { AppError, isDatabaseDown } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { stringifyJson } from "@/lib/core/json";
import type { Failure } from "@/lib/core/vocabulary";
import { countAttempt } from "@/lib/metrics/record";
import { type OutboundAnswer, type OutboundRequest, sendOutbound } from "@/lib/net/outbound-client";
import { type AttemptFailure, attemptFailure } from "./attempt-result";
import type { Delivery, OpenedDelivery } from "./create-delivery";
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
  open: (tx: Transaction) => Promise<OpenedDelivery>;
  /** Which attempt of the schedule this is, from 1. One that was finished before is not made again; 0 is never made. */
  ordinal: number;
  /** The execution that makes it: the same after a crash, another one when a run was dispatched twice. */
  owner: string;
  /**
   * Joins the transaction that records the start.
   *
   * @param isRepeat whether the attempt before was interrupted, so that this one may arrive twice
   */
  alongside?: (tx: Transaction, isRepeat: boolean) => Promise<void>;
};

/** Beyond the request's own deadline: to write down what came of it. */
const LEASE_SLACK_S = 5;

type Begun = { delivery: Delivery; attemptId: string; request: OutboundRequest };

/**
 * Makes one attempt of a delivery. Its row stands before the request leaves, so that after a crash we
 * know that it may have arrived: that attempt is marked as interrupted, does not count towards the
 * schedule, and the same `webhook-id` goes out again. A receiver's failure is a value, not a throw.
 *
 * @throws AppError `unavailable` with `retry-after` while another execution makes this attempt
 */
export async function attemptDelivery(options: AttemptOptions): Promise<AttemptOutcome> {
  const begun = await transaction((tx) => beginAttempt(tx, options));
  if ("status" in begun) return begun;

  const result = await sendOutbound(begun.request);
  const failure = attemptFailure(result, begun.delivery.target.successRule);

  return whileDatabaseReturns(() => finishAttempt(begun, result.ok ? result : null, failure));
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
  { open, ordinal, owner, alongside }: AttemptOptions,
): Promise<Begun | AttemptOutcome> {
  const { id, created } = await open(tx);
  const delivery = created ?? (await lockDelivery(tx, id));
  if (delivery.attemptsMade >= ordinal || delivery.status !== "pending") return outcomeOf(tx, delivery);

  const last = created ? null : await lastAttempt(tx, delivery);
  const isRepeat = last !== null && last.finishedAt === null;
  if (isRepeat && last.owner !== owner && last.heldSeconds > 0) throw beingMade(last.heldSeconds);
  if (isRepeat) {
    await markInterrupted(tx, last.id);
    tx.afterCommit(() => countAttempt("interrupted"));
  }

  const startedMs = nowMs();
  const request = await signedRequest(tx.db, delivery, startedMs);
  const attemptId = newId("att", startedMs);
  const number = (last?.number ?? 0) + 1;
  // Sent together, so that they take one turn of the network and not three.
  await Promise.all([
    tx.sql`
      insert into delivery_attempts (id, team_id, delivery_id, number, trigger, owner, leased_until, started_at, method,
        url, request_headers)
      values (${attemptId}, ${delivery.teamId}, ${id}, ${number}, 'auto', ${owner},
        now() + make_interval(secs => ${delivery.target.timeoutMs / 1000 + LEASE_SLACK_S}),
        ${new Date(startedMs).toISOString()}, ${request.method}, ${storable(request.url)},
        ${stringifyJson(shownHeaders(request.headers))})`,
    alongside?.(tx, isRepeat),
  ]);

  return { delivery, attemptId, request };
}

async function lockDelivery(tx: Transaction, id: string): Promise<Delivery> {
  const [delivery] = await tx.db.select().from(deliveries).where(eq(deliveries.id, id)).for("update");
  if (!delivery) throw new Error(`Delivery ${id} does not exist.`);

  return delivery;
}

async function lastAttempt(tx: Transaction, { id, teamId }: Delivery) {
  const [last = null] = await tx.db
    .select({
      id: deliveryAttempts.id,
      number: deliveryAttempts.number,
      finishedAt: deliveryAttempts.finishedAt,
      owner: deliveryAttempts.owner,
      heldSeconds: secondsHeld(),
    })
    .from(deliveryAttempts)
    .where(and(eq(deliveryAttempts.teamId, teamId), eq(deliveryAttempts.deliveryId, id)))
    .orderBy(desc(deliveryAttempts.number))
    .limit(1);

  return last;
}

/** How long the attempt is still another execution's, by the database's clock. */
function secondsHeld(): SQL<number> {
  return sql<number>`ceil(extract(epoch from ${deliveryAttempts.leasedUntil} - now()))::int`;
}

function beingMade(seconds: number): AppError {
  return new AppError("unavailable", "Another execution of this run is making this attempt.", {
    headers: { "retry-after": String(seconds) },
  });
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

/** One statement, and so one commit: the attempt's end, and what it means for its delivery. */
async function finishAttempt(
  { delivery, attemptId }: Begun,
  answer: OutboundAnswer | null,
  failure: AttemptFailure | null,
): Promise<AttemptOutcome> {
  const finishedMs = nowMs();
  const finishedAt = new Date(finishedMs).toISOString();
  const attemptsMade = delivery.attemptsMade + 1;
  const { retryGapsSeconds } = delivery.target;
  const retryMs =
    failure && !failure.isPermanent
      ? nextAttemptMs(retryGapsSeconds, attemptsMade, finishedMs, answer?.headers["retry-after"] ?? null)
      : null;
  const status = failure === null ? "delivered" : retryMs === null ? "failed" : "pending";
  const nextAttemptAt = retryMs === null ? null : new Date(retryMs).toISOString();
  const finished = await rawSql()`
    with finished as (
      update delivery_attempts set finished_at = ${finishedAt}, status_code = ${answer?.statusCode ?? null},
        error_class = ${failure?.errorClass ?? null}, error_message = ${storable(failure?.message ?? null)},
        response_headers = ${answer && stringifyJson(answer.headers)}, response_body = ${answer?.body ?? null},
        is_response_truncated = ${answer?.isTruncated ?? false}
      where id = ${attemptId} and team_id = ${delivery.teamId} and finished_at is null returning delivery_id
    )
    update deliveries set status = ${status}, attempts_made = ${attemptsMade}, next_attempt_at = ${nextAttemptAt},
      finished_at = ${status === "pending" ? null : finishedAt}
    from finished where deliveries.id = finished.delivery_id and deliveries.team_id = ${delivery.teamId}
    returning deliveries.id`;
  // Whoever took over while we hung has marked this attempt: its outcome is theirs to tell.
  if (finished.length === 0) throw new Error("This attempt was taken over by another worker.");
  countAttempt(failure?.errorClass ?? "ok");

  return {
    deliveryId: delivery.id,
    runId: delivery.runId,
    status,
    statusCode: answer?.statusCode ?? null,
    failure: failure && { code: failure.errorClass, message: failure.message },
    response: answer && { contentType: answer.headers["content-type"] ?? "", text: answer.body.toString() },
    nextAttemptAt,
  };
}

/** PostgreSQL's `text` cannot hold NUL, so it shows as ␀. */
function storable<Text extends string | null>(text: Text): string | Text {
  return text?.replaceAll("\u0000", "\u2400") ?? text;
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
