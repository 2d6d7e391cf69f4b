import { sql } from "@/db/client";
import { nowMs } from "@/lib/core/clock";
import { isDatabaseDown } from "@/lib/core/errors";
import { logError } from "@/lib/core/log";
import { processSingleton } from "@/lib/core/process-singleton";

/** What is not over, in all teams: totals only. */
export type LiveCounts = {
  runs: { queued: number; running: number; waiting: number };
  steps: { running: number; waiting: number };
  jobs: { runnable: number; waiting: number; held: number };
  /** 0 when nothing is runnable. */
  oldestRunnableMs: number;
};

const MIN_KEPT_MS = 5_000;
/** Kept for this many times as long as it took to read: however much is live, it costs 2 % of a core at most. */
const KEPT_PER_COST = 50;

type Reading = { counts: Promise<LiveCounts | null>; keptUntilMs: number };

const holder = processSingleton("live-counts", () => ({ reading: null as Reading | null }));

/**
 * Reads what is live, at most every few seconds for whoever asks; null while the database is away. It
 * walks indexes of what is not over (`runs_live_idx`, `run_steps_live_idx`) and the queue, which holds
 * nothing else: its cost does not grow with what is stored.
 */
export function liveCounts(): Promise<LiveCounts | null> {
  const { reading } = holder;
  if (reading && reading.keptUntilMs > performance.now()) return reading.counts;

  const startedMs = performance.now();
  const fresh: Reading = { counts: readOrNull(), keptUntilMs: Number.POSITIVE_INFINITY };
  holder.reading = fresh;
  void fresh.counts.then(() => {
    const now = performance.now();
    fresh.keptUntilMs = now + Math.max(MIN_KEPT_MS, KEPT_PER_COST * (now - startedMs));
  });

  return fresh.counts;
}

/** Has the next question asked anew: for tests. */
export function forgetLiveCounts(): void {
  holder.reading = null;
}

async function readOrNull(): Promise<LiveCounts | null> {
  try {
    return await readLiveCounts();
  } catch (error) {
    if (!isDatabaseDown(error)) logError("The live numbers could not be read.", error);
    return null;
  }
}

async function readLiveCounts(): Promise<LiveCounts> {
  const now = new Date(nowMs()).toISOString();
  const [runs, steps, [jobs]] = await Promise.all([
    sql()<{ status: string; count: number }[]>`
      select status, count(*)::int as count from runs where finished_at is null group by status`,
    sql()<{ status: string; count: number }[]>`
      select step.status, count(*)::int as count from run_steps step join runs run on run.id = step.run_id
      where step.finished_at is null and run.finished_at is null group by step.status`,
    sql()<{ runnable: number; waiting: number; held: number; oldest: string | null }[]>`
      with jobs as (select due_at, lease is not null and leased_until >= now() as is_held from host_jobs)
      select count(*) filter (where not is_held and due_at <= ${now}::timestamptz)::int as runnable,
        count(*) filter (where not is_held and due_at > ${now}::timestamptz)::int as waiting,
        count(*) filter (where is_held)::int as held,
        min(due_at) filter (where not is_held and due_at <= ${now}::timestamptz) as oldest
      from jobs`,
  ]);
  const { oldest = null, runnable = 0, waiting = 0, held = 0 } = jobs ?? {};
  const countOf = (rows: typeof runs, status: string) =>
    rows.find((row) => row.status === status)?.count ?? 0;

  return {
    runs: {
      queued: countOf(runs, "queued"),
      running: countOf(runs, "running"),
      waiting: countOf(runs, "waiting"),
    },
    steps: { running: countOf(steps, "running"), waiting: countOf(steps, "waiting") },
    jobs: { runnable, waiting, held },
    oldestRunnableMs: oldest ? Math.max(0, nowMs() - Date.parse(oldest)) : 0,
  };
}
