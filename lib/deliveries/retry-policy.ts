/**
 * When to try again (SPEC 5): the gap counts from the end of the attempt before. `Retry-After` may
 * only lengthen it, and to no more than twice as long.
 *
 * @param retryAfter seconds or an HTTP date
 * @returns milliseconds since 1970, or null when the schedule is used up
 */
export function nextAttemptMs(
  gapsSeconds: readonly number[],
  attemptsMade: number,
  finishedMs: number,
  retryAfter: string | null,
): number | null {
  const gapSeconds = gapsSeconds[attemptsMade];
  if (gapSeconds === undefined) return null;

  const gapMs = gapSeconds * 1000;
  const askedMs = retryAfter === null ? 0 : retryAfterMs(retryAfter, finishedMs);

  return finishedMs + Math.max(gapMs, Math.min(askedMs, 2 * gapMs));
}

function retryAfterMs(retryAfter: string, nowMs: number): number {
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter) * 1000;
  const atMs = Date.parse(retryAfter);

  return Number.isNaN(atMs) ? 0 : Math.max(0, atMs - nowMs);
}
