/** Inngest's own table, in seconds; the last entry repeats. */
const RETRY_DELAYS_S = [15, 30, 60, 120, 300, 600, 1_200, 2_400, 3_600, 7_200];
const MAX_JITTER_MS = 30_000;
const MIN_RETRY_AFTER_MS = 1_000;
const MAX_RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

/**
 * How long to wait after a failed call.
 *
 * @param attempt failed calls before this one
 * @param retryAfter seconds or an HTTP date, from a `RetryAfterError`; replaces the table
 * @param random between 0 and 1, for the jitter
 * @returns milliseconds
 */
export function nextRetryDelayMs(
  attempt: number,
  retryAfter: string | null,
  nowMs: number,
  random: number,
): number {
  const asked = retryAfter === null ? Number.NaN : askedDelayMs(retryAfter, nowMs);
  if (Number.isFinite(asked)) return Math.min(Math.max(asked, MIN_RETRY_AFTER_MS), MAX_RETRY_AFTER_MS);

  const delayS = RETRY_DELAYS_S[Math.min(attempt, RETRY_DELAYS_S.length - 1)] ?? 0;

  return delayS * 1000 + Math.floor(random * MAX_JITTER_MS);
}

function askedDelayMs(retryAfter: string, nowMs: number): number {
  return /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - nowMs;
}
