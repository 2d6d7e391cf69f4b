import { setTimeout as sleep } from "node:timers/promises";
import type { Sql } from "@/db/client";
import { isDatabaseDown } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { logError, logWarning } from "@/lib/core/log";
import {
  callFunction,
  type HostEvent,
  type HostFunction,
  readFunctions,
  readHostRequest,
  type ServeHandler,
} from "./protocol";
import { type Scheduler, startScheduler } from "./scheduler";
import { memoOf, settlementOf } from "./settle-rules";
import {
  type ClaimedJob,
  claimJobs,
  extendLeases,
  failRun,
  insertRuns,
  isPoisonous,
  nextDueMs,
  pruneRuns,
  releaseLeases,
  saveCheckpoint,
  settleJob,
} from "./store";

const SLOTS = 64;
const PRUNE_EVERY_MS = 10 * 60 * 1000;
const SETTLE_RETRY_MS = 250;

type HostOptions = {
  sql: () => Sql;
  nowMs: () => number;
  signingKey: () => string;
};

export type EmbeddedHost = ReturnType<typeof createEmbeddedHost>;

/**
 * Runs ordinary Inngest functions in this process, with their state and queue in our PostgreSQL.
 * README.md tells how.
 */
export function createEmbeddedHost({ sql, nowMs, signingKey }: HostOptions) {
  let functions: HostFunction[] = [];
  let scheduler: Scheduler | null = null;
  let prune: NodeJS.Timeout | undefined;

  /** Learns which events trigger what. Before this, no event can be queued. */
  async function load(serve: ServeHandler): Promise<void> {
    functions = await readFunctions(serve, signingKey());
  }

  /** Begins to work jobs off. */
  function start(serve: ServeHandler): void {
    scheduler = startScheduler({
      slots: SLOTS,
      nowMs,
      claim: (limit) =>
        claimJobs(
          sql(),
          functions.map(({ id }) => id),
          limit,
          nowMs(),
        ),
      nextDueMs: () => nextDueMs(sql()),
      run: (job) => runJob(serve, job),
      extend: (jobs) => extendLeases(sql(), jobs),
      release: (jobs) => releaseLeases(sql(), jobs),
    });
    prune = setInterval(() => void forgetOldRuns(), PRUNE_EVERY_MS);
  }

  async function stop(graceMs: number): Promise<void> {
    clearInterval(prune);
    await scheduler?.stop(graceMs);
    scheduler = null;
  }

  async function forgetOldRuns(): Promise<void> {
    await pruneRuns(sql()).catch((error) =>
      logError("Old runs of the embedded host were not forgotten.", error),
    );
  }

  async function runJob(serve: ServeHandler, job: ClaimedJob): Promise<void> {
    const definition = functions.find(({ id }) => id === job.functionId);
    if (!definition) return;
    if (isPoisonous(job)) {
      logWarning("A run was given up: its lease ran out again and again.", { run: job.runId });
      const error = { name: "LeaseLost", message: "It was interrupted too often.", stack: "" };
      await settle(() => failRun(sql(), functions, job, error, nowMs()));
      return nudge();
    }

    const answer = await callFunction(serve, signingKey(), {
      ...job,
      maxAttempts: definition.maxAttempts,
      queueItemId: `${job.id}:${job.lease}`,
    });
    const settlement = settlementOf(answer, job.attempt, nowMs(), Math.random());
    await settle(() =>
      settlement.kind === "fail"
        ? failRun(sql(), functions, job, settlement.error, nowMs())
        : settleJob(sql(), job, settlement, nowMs()),
    );
    // Something is due at once: the next part of this run, or whoever hears of its failure.
    if (settlement.kind === "fail" || (settlement.kind === "again" && settlement.delayMs === 0)) nudge();
  }

  /** The database may be away for a while. The lease fences us, so trying for longer does no harm. */
  async function settle(commit: () => Promise<boolean>): Promise<void> {
    for (;;) {
      try {
        await commit();
        return;
      } catch (error) {
        if (!isDatabaseDown(error) || !scheduler) throw error;
        await sleep(SETTLE_RETRY_MS);
      }
    }
  }

  /** What the Inngest client gets as its `fetch`: events and checkpoints end here, not on a network. */
  async function hostFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const request = new Request(input, init);
    const asked = await readHostRequest(request, () => newId("evt"));
    switch (asked?.kind) {
      case "events": {
        await insertRuns(sql(), functions, asked.events, nowMs());
        nudge();
        return Response.json({ ids: asked.events.map(({ id }) => id), status: 200 });
      }
      case "checkpoint": {
        const [jobId = "", lease = ""] = asked.queueItemId.split(":");
        const isHeld = await saveCheckpoint(sql(), jobId, lease, asked.operations.map(memoOf));
        return isHeld
          ? Response.json({ status: 200 })
          : Response.json({ error: "stale dispatch" }, { status: 409 });
      }
      default:
        throw new Error(`The embedded host has no ${request.method} ${new URL(request.url).pathname}.`);
    }
  }

  function nudge(): void {
    scheduler?.nudge();
  }

  /** Whether jobs are being taken. */
  function isWorking(): boolean {
    return scheduler !== null;
  }

  return {
    isWorking,
    load,
    start,
    stop,
    nudge,
    fetch: hostFetch,
    enqueue: (tx: Parameters<typeof insertRuns>[0], events: readonly HostEvent[]) => {
      if (functions.length === 0) throw new Error("The embedded host has not loaded its functions yet.");
      return insertRuns(tx, functions, events, nowMs());
    },
  };
}
