import { monitorEventLoopDelay } from "node:perf_hooks";
import { signal } from "@/db/signals";
import { processSingleton } from "@/lib/core/process-singleton";
import { type LiveCounts, liveCounts } from "./live-counts";
import { takeRecent } from "./record";

/** The signal that there is a new sample. */
export const SYSTEM_SIGNAL = "system";

export const SAMPLE_EVERY_MS = 15_000;
/** One hour. */
const MAX_SAMPLES = (60 * 60 * 1000) / SAMPLE_EVERY_MS;

/** The delay that Node measures holds the timer's own pause. */
const LOOP_RESOLUTION_MS = 10;

/** One look at this process and the queue. `live` is null when the database was away. */
export type Sample = {
  atMs: number;
  /** Calls taken since the sample before. */
  accepted: number;
  live: LiveCounts | null;
  /** Of the jobs taken since the sample before; null when there were none. */
  lagP95Ms: number | null;
  /** By how much the event loop was late, at its worst hundredth. */
  loopDelayP99Ms: number;
};

const samples = processSingleton("metrics-history", (): Sample[] => []);

/** What the last hour was like, the oldest first; shorter when this process is younger. */
export function recentSamples(): readonly Sample[] {
  return samples;
}

/**
 * Begins to keep the history of this process.
 *
 * @returns what ends it
 */
export function startSampling(): () => void {
  const delay = monitorEventLoopDelay({ resolution: LOOP_RESOLUTION_MS });
  delay.enable();
  const timer = setInterval(async () => {
    const loopDelayP99Ms = Math.max(0, delay.percentile(99) / 1e6 - LOOP_RESOLUTION_MS);
    delay.reset();
    const live = await liveCounts();
    samples.push({ atMs: Date.now(), ...takeRecent(), live, loopDelayP99Ms });
    samples.splice(0, samples.length - MAX_SAMPLES);
    signal(SYSTEM_SIGNAL);
  }, SAMPLE_EVERY_MS);
  timer.unref();

  return () => {
    clearInterval(timer);
    delay.disable();
  };
}
