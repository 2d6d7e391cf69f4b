const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * A length of time for people, in at most two units: `840 ms`, `12.4 s`, `3 min 5 s`, `2 h 14 min`.
 *
 * @param durationMs milliseconds; negative counts as zero, since clocks may disagree a little
 */
export function formatDuration(durationMs: number): string {
  const ms = Math.max(0, Math.round(durationMs));
  if (ms < SECOND_MS) return `${ms} ms`;
  // 59.95 s would round up to "60.0 s".
  if (ms < MINUTE_MS - 50) return `${(ms / SECOND_MS).toFixed(1).replace(/\.0$/, "")} s`;
  if (ms < HOUR_MS - SECOND_MS / 2) return twoUnits(ms, MINUTE_MS, "min", SECOND_MS, "s");
  if (ms < DAY_MS - MINUTE_MS / 2) return twoUnits(ms, HOUR_MS, "h", MINUTE_MS, "min");

  return twoUnits(ms, DAY_MS, "d", HOUR_MS, "h");
}

function twoUnits(ms: number, bigMs: number, big: string, smallMs: number, small: string): string {
  const smalls = Math.round(ms / smallMs);
  const perBig = bigMs / smallMs;
  const rest = smalls % perBig;
  const text = `${Math.floor(smalls / perBig)} ${big}`;

  return rest === 0 ? text : `${text} ${rest} ${small}`;
}
