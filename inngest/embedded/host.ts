import { setTimeout as sleep } from "node:timers/promises";
import type { Sql, SqlExecutor } from "@/db/client";
import { createBatcher } from "@/lib/core/batcher";
import { isDatabaseDown } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { logError, logWarning } from "@/lib/core/log";
import { startCrons } from "./crons";
import {
  callFunction,
  type HostEvent,
  type HostFunction,
  readFunctions,
  readHostRequest,
  type ServeHandler,
} from "./protocol";
import { type Scheduler, startScheduler } from "./scheduler";
import { hostError, memoOf, type Settlement, settlementOf } from "./settle-rules";
import { type RunState, remember, stateOf } from "./state-limits";
import { type ClaimedJob, claimJobs, extendLeases, nextDueMs, releaseLeases } from "./store/claim-jobs";
import { insertEvents, insertRun } from "./store/insert-runs";
import { pruneRuns } from "./store/prune-runs";
import { endRuns, fireTimer, saveCheckpoint, settleJob } from "./store/settle-job";

const SLOTS = 64;
const PRUNE_EVERY_MS = 10 * 60 * 1000;
const SETTLE_RETRY_MS = 250;

/** A job whose lease ran out this often takes processes down, or so it seems: its run fails. */
const MAX_LAPSES = 20;

/** PostgreSQL's code for two transactions that wait for each other: one of them just tries again. */
const DEADLOCK = "40P01";

type HostOptions = {
  sql: () => Sql;
  nowMs: () => number;
  signingKey: () => string;
  /** Whether this process should first do other things than taking jobs; never for long. */
  isBusy?: () => boolean;
  /** Hears of every job that is taken: how long after it fell due, by the app's clock. */
  onClaim?: (lagMs: number) => void;
};

export type EmbeddedHost = ReturnType<typeof createEmbeddedHost>;

/**
 * Runs ordinary Inngest functions in this process, with their state and queue in our PostgreSQL.
 * README.md tells how.
 */
export function createEmbeddedHost({ sql, nowMs, signingKey, isBusy = () => false, onClaim }: HostOptions) {
  let functions: HostFunction[] = [];
  let scheduler: Scheduler | null = null;
  let prune: NodeJS.Timeout | undefined;
  let endCrons = () => {};
  const turn = { after: "" };
  /** Most runs end plainly; those that do so in the same moment share a commit. */
  const ends = createBatcher<ClaimedJob, boolean>({
    maxBatch: SLOTS,
    maxInFlight: 2,
    run: (jobs) => endRuns(sql(), jobs),
  });
  /** What the runs in hand remember, by the lease of their call; `excess` says why it is too much. */
  const states = new Map<string, RunState & { excess: string | null }>();

  /** Learns which events trigger what. Before this, no event can be queued. */
  async function load(serve: ServeHandler): Promise<void> {
    functions = await readFunctions(serve, signingKey());
  }

  /** Begins to work jobs off. */
  function start(serve: ServeHandler): void {
    scheduler = startScheduler({
      slots: SLOTS,
      nowMs,
      isBusy,
      claim: async (limit, atMs) => {
        const jobs = await claimJobs(sql(), { functions, limit, nowMs: atMs, turn });
        for (const { dueMs } of jobs) onClaim?.(nowMs() - dueMs);
        return jobs;
      },
      nextDueMs: (afterMs) => nextDueMs(sql(), afterMs),
      run: (job) => runJob(serve, job),
      extend: (jobs) => extendLeases(sql(), jobs),
      release: (jobs) => releaseLeases(sql(), jobs),
    });
    prune = setInterval(() => void forgetOldRuns(), PRUNE_EVERY_MS);
    endCrons = startCrons({ functions, nowMs, fire: fireCron });
  }

  async function stop(graceMs: number): Promise<void> {
    clearInterval(prune);
    endCrons();
    await scheduler?.stop(graceMs);
    scheduler = null;
  }

  async function forgetOldRuns(): Promise<void> {
    try {
      while (scheduler && (await pruneRuns(sql())).isFull);
    } catch (error) {
      logError("Old runs of the embedded host were not forgotten.", error);
    }
  }

  async function fireCron(event: HostEvent, functionId: string): Promise<void> {
    const definition = functions.find(({ id }) => id === functionId);
    if (definition) await insertRun(sql(), { event, definition, parent: null }, nowMs());
    nudge();
  }

  async function runJob(serve: ServeHandler, job: ClaimedJob): Promise<void> {
    const definition = functions.find(({ id }) => id === job.functionId);
    if (!definition) return;
    if (job.kind === "timer") {
      await settle(() => fireTimer(sql(), job, nowMs()));
      return nudge();
    }

    const settlement = await settlementFor(serve, job, definition);
    const isPlainEnd = settlement.kind === "complete" && job.parent === null && !job.isParallel;
    await settle(() =>
      isPlainEnd ? ends.add(job) : settleJob(sql(), job, settlement, { functions, nowMs: nowMs() }),
    );
    const isLimited = definition.concurrency.length > 0;
    // Something may be due at once: the next part of a run, whoever waits for this one, or for its slot.
    if ((!isPlainEnd || isLimited) && settlement.kind !== "retry") nudge();
  }

  async function settlementFor(
    serve: ServeHandler,
    job: ClaimedJob,
    { maxAttempts }: HostFunction,
  ): Promise<Settlement> {
    if (job.lapses >= MAX_LAPSES) {
      logWarning("A run was given up: its lease ran out again and again.", { run: job.runId });
      const error = { name: "LeaseLost", message: "It was interrupted too often.", stack: "" };
      return { kind: "fail", error };
    }
    const state = { ...stateOf(job.memos), excess: null as string | null };
    states.set(job.lease, state);
    try {
      const answer = await callFunction(serve, signingKey(), {
        ...job,
        maxAttempts,
        queueItemId: `${job.id}:${job.lease}`,
      });
      const settlement = settlementOf(answer, {
        attempt: job.attempt,
        maxAttempts,
        nowMs: nowMs(),
        random: Math.random(),
      });
      const excess =
        state.excess ?? (settlement.kind === "advance" ? remember(state, settlement.memos) : null);
      return excess ? { kind: "fail", error: hostError(excess) } : settlement;
    } finally {
      states.delete(job.lease);
    }
  }

  /** The database may be away for a while. The lease fences us, so trying for longer does no harm. */
  async function settle(commit: () => Promise<boolean>): Promise<void> {
    for (;;) {
      try {
        await commit();
        return;
      } catch (error) {
        if (!(isDatabaseDown(error) || isDeadlock(error)) || !scheduler) throw error;
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
        await insertEvents(sql(), functions, asked.events, nowMs());
        nudge();
        return Response.json({ ids: asked.events.map(({ id }) => id), status: 200 });
      }
      case "checkpoint": {
        const [jobId = "", lease = ""] = asked.queueItemId.split(":");
        const memos = asked.operations.map(memoOf);
        const state = states.get(lease);
        if (state) state.excess ??= remember(state, memos);
        const isHeld = !state?.excess && (await saveCheckpoint(sql(), jobId, lease, memos));
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
    /** Queues what these events trigger, in the caller's transaction. */
    enqueue: (tx: SqlExecutor, events: readonly HostEvent[]): Promise<void> => {
      if (functions.length === 0) throw new Error("The embedded host has not loaded its functions yet.");
      return insertEvents(tx, functions, events, nowMs());
    },
  };
}

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === DEADLOCK;
}
