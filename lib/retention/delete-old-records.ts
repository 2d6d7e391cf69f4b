import { setTimeout as sleep } from "node:timers/promises";
import { type Sql, sql } from "@/db/client";
import { nowMs } from "@/lib/core/clock";
import { env } from "@/lib/core/env";
import type { RetentionKind } from "@/lib/core/retention-days";
import {
  type Bounds,
  deleteAttempts,
  deleteCaptured,
  deleteDeliveries,
  deleteIdempotencyKeys,
  deleteRequests,
  deleteRuns,
  deleteSignInFailures,
  deleteSteps,
  selectRequests,
  selectRuns,
} from "./statements";

/** Rows that one statement deletes at most: it holds its locks for some ten milliseconds. */
const BATCH_ROWS = 1_000;
/** Between two statements, so that others get at the disk. */
const PAUSE_MS = 20;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Sign-ins look back for 15 minutes. */
const SIGN_IN_FAILURES_KEPT_MS = DAY_MS;

/** @property isDone false when the time was up: call again and it goes on */
export type Deleted = { rows: number; isDone: boolean };

type Options = {
  /** How long to go on, in milliseconds. The statement under way is finished. */
  timeMs: number;
  batchRows?: number;
  pauseMs?: number;
};

/**
 * Deletes what is older than `PATCHBAY_RETENTION_DAYS` says, of all teams: calls of webhooks, runs with
 * their steps, deliveries and attempts, captured requests; and idempotency keys and failed sign-ins
 * that mean nothing any more. A run's days begin with its end. What is not over stays whole, and so do
 * contacts, conversations and messages. In small statements: it may be stopped at any moment, and
 * several processes may do it at once.
 */
export async function deleteOldRecords(options: Options): Promise<Deleted> {
  const { timeMs, batchRows = BATCH_ROWS, pauseMs = PAUSE_MS } = options;
  const endMs = performance.now() + timeMs;
  let rows = 0;
  for await (const count of batches(sql(), batchRows)) {
    rows += count;
    if (performance.now() >= endMs) return { rows, isDone: false };
    if (count > 0) await sleep(pauseMs);
  }

  return { rows, isDone: true };
}

/** Yields after each statement how many rows it has deleted. */
async function* batches(sql: Sql, limit: number): AsyncGenerator<number> {
  const bounds = (before: Date): Bounds => ({ before, limit, after: "" });
  const now = nowMs();
  yield* whileFull(limit, () => deleteIdempotencyKeys(sql, bounds(new Date(now))));
  yield* whileFull(limit, () => deleteSignInFailures(sql, bounds(new Date(now - SIGN_IN_FAILURES_KEPT_MS))));
  const captured = oldest("inspectors", now);
  if (captured) yield* whileFull(limit, () => deleteCaptured(sql, bounds(captured)));
  const runs = oldest("runs", now);
  if (runs) yield* runBatches(sql, bounds(runs));
  const requests = oldest("requests", now);
  if (requests) yield* requestBatches(sql, bounds(requests));
}

/** Before when a kind is deleted; null when it is kept. */
function oldest(kind: RetentionKind, now: number): Date | null {
  const days = env().PATCHBAY_RETENTION_DAYS[kind];

  return days === 0 ? null : new Date(now - days * DAY_MS);
}

async function* whileFull(
  limit: number,
  statement: () => PromiseLike<{ count: number }>,
): AsyncGenerator<number> {
  for (;;) {
    const { count } = await statement();
    yield count;
    if (count < limit) return;
  }
}

/** What belongs to a run goes before it, so that no statement deletes more than it says. */
async function* runBatches(sql: Sql, bounds: Bounds): AsyncGenerator<number> {
  const { limit } = bounds;
  for (let { after } = bounds; ; ) {
    const ids = (await selectRuns(sql, { ...bounds, after })).map(({ id }) => id);
    yield* whileFull(limit, () => deleteSteps(sql, ids, limit));
    yield* whileFull(limit, () => deleteAttempts(sql, ids, limit));
    yield* whileFull(limit, () => deleteDeliveries(sql, ids, limit));
    yield (await deleteRuns(sql, ids)).count;
    if (ids.length < limit) return;
    after = ids.at(-1) ?? after;
  }
}

async function* requestBatches(sql: Sql, bounds: Bounds): AsyncGenerator<number> {
  for (let { after } = bounds; ; ) {
    const ids = (await selectRequests(sql, { ...bounds, after })).map(({ id }) => id);
    yield (await deleteRequests(sql, ids)).count;
    if (ids.length < bounds.limit) return;
    after = ids.at(-1) ?? after;
  }
}
