import { isDatabaseDown } from "@/lib/core/errors";
import { logError } from "@/lib/core/log";
import { endedWithin } from "@/lib/core/work-in-hand";
import type { ClaimedJob } from "./store/claim-jobs";

/** The safety net, should a nudge get lost: leases that ran out are found by it, too. */
const POLL_MS = 2_000;
/** Three signs of life in every lease. */
const HEARTBEAT_MS = 3_000;
/** While the process is busy with calls that wait for it, claims are put off by so much, ... */
const PUT_OFF_MS = 20;
/** ... but not for longer than this, so that the work goes on however many calls there are. */
const MAX_PUT_OFF_MS = 500;
/** How long we may go without asking when the next job falls due: nothing is that urgent twice. */
const DUE_LOOK_MS = 100;
/** Longest timer that setTimeout takes. */
const MAX_TIMER_MS = 2 ** 31 - 1;

type SchedulerOptions = {
  /** Jobs in hand at once. They mostly wait for others, so this is no number of cores. */
  slots: number;
  nowMs: () => number;
  /** Whether this process has more urgent things to do than to take jobs. */
  isBusy: () => boolean;
  /** Takes what was due at a moment. */
  claim: (limit: number, atMs: number) => Promise<ClaimedJob[]>;
  nextDueMs: (afterMs: number) => Promise<number | null>;
  run: (job: ClaimedJob) => Promise<void>;
  extend: (jobs: ClaimedJob[]) => Promise<void>;
  release: (jobs: ClaimedJob[]) => Promise<void>;
};

export type Scheduler = {
  /** Something may have become due: look now. Cheap, and never more than one look at a time. */
  nudge: () => void;
  /** Takes no more jobs, waits for those in hand, then gives the rest back. */
  stop: (graceMs: number) => Promise<void>;
};

/** Keeps the slots filled with due jobs until stopped. */
export function startScheduler(options: SchedulerOptions): Scheduler {
  const inHand = new Map<ClaimedJob, Promise<void>>();
  let isLooking = false;
  let lastLook: Promise<void> | null = null;
  let lookAgain = false;
  let isStopped = false;
  let dueTimer: NodeJS.Timeout | undefined;
  let dueLook: NodeJS.Timeout | undefined;
  let putOffTimer: NodeJS.Timeout | undefined;
  let lastClaimMs = Number.NEGATIVE_INFINITY;

  const poll = setInterval(nudge, POLL_MS);
  let lastBeatMs = Date.now();
  const heartbeat = setInterval(() => {
    beat().catch((error) => logUnlessDown("heartbeat", error));
  }, HEARTBEAT_MS);

  async function beat(): Promise<void> {
    const startedMs = Date.now();
    if (inHand.size > 0) await options.extend([...inHand.keys()]);
    lastBeatMs = startedMs;
  }

  function nudge(): void {
    lookAgain = true;
    if (!isLooking && !isStopped) lastLook = look();
  }

  async function look(): Promise<void> {
    isLooking = true;
    while (lookAgain && !isStopped && inHand.size < options.slots) {
      if (options.isBusy() && performance.now() - lastClaimMs < MAX_PUT_OFF_MS) {
        putOff();
        break;
      }
      lookAgain = false;
      await fillSlots().catch((error) => logUnlessDown("claim", error));
    }
    isLooking = false;
  }

  function putOff(): void {
    putOffTimer ??= setTimeout(() => {
      putOffTimer = undefined;
      nudge();
    }, PUT_OFF_MS);
  }

  async function fillSlots(): Promise<void> {
    // After a sleep of this machine or of the database, our own jobs look abandoned: a sign of life first.
    if (Date.now() - lastBeatMs > 2 * HEARTBEAT_MS) await beat();
    const free = options.slots - inHand.size;
    lastClaimMs = performance.now();
    const atMs = options.nowMs();
    const jobs = await options.claim(free, atMs);
    // Stopped while the claim was on its way: nobody waits for these, so they are others' to do.
    if (isStopped) return giveBack(jobs);
    for (const job of jobs) take(job);
    // A full hand may mean that more is due: the next free slot looks again.
    if (jobs.length === free) lookAgain = true;
    else lookForDue(atMs);
  }

  function take(job: ClaimedJob): void {
    const work = options
      .run(job)
      .catch((error) => logError("A job could not be settled.", error, { job: job.id }))
      .finally(() => {
        inHand.delete(job);
        if (lookAgain) nudge();
      });
    inHand.set(job, work);
  }

  /** Soon, and once for all claims of the meantime. */
  function lookForDue(afterMs: number): void {
    dueLook ??= setTimeout(async () => {
      dueLook = undefined;
      await options
        .nextDueMs(afterMs)
        .then(setDueTimer)
        .catch((error) => logUnlessDown("look for what falls due", error));
    }, DUE_LOOK_MS);
  }

  function setDueTimer(dueMs: number | null): void {
    clearTimeout(dueTimer);
    if (dueMs === null || isStopped) return;
    dueTimer = setTimeout(nudge, Math.min(Math.max(dueMs - options.nowMs(), 1), MAX_TIMER_MS));
  }

  async function stop(graceMs: number): Promise<void> {
    isStopped = true;
    clearInterval(poll);
    clearTimeout(dueTimer);
    clearTimeout(dueLook);
    clearTimeout(putOffTimer);
    await endedWithin(Promise.all([lastLook, ...inHand.values()]), graceMs);
    clearInterval(heartbeat);
    await giveBack([...inHand.keys()]);
  }

  async function giveBack(jobs: ClaimedJob[]): Promise<void> {
    if (jobs.length > 0) await options.release(jobs).catch((error) => logUnlessDown("release", error));
  }

  nudge();

  return { nudge, stop };
}

/** A database that is away is waited for; the rest deserves a line. */
function logUnlessDown(what: string, error: unknown): void {
  if (!isDatabaseDown(error)) logError(`The embedded host could not ${what}.`, error);
}
