import { Cron } from "croner";

const UNIT_MS = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 } as const;

/**
 * A moment as the SDK writes it: `2026-11-21T10:00:00.000Z` as it is, `1d2h30m` from `nowMs` on.
 *
 * @returns null when it is neither
 */
export function momentOf(text: string, nowMs: number): Date | null {
  if (/^(\d+(w|d|h|ms|m|s))+$/.test(text)) {
    const parts = [...text.matchAll(/(\d+)(ms|w|d|h|m|s)/g)];
    const totalMs = parts.reduce(
      (sum, [, count, unit]) => sum + Number(count) * UNIT_MS[unit as keyof typeof UNIT_MS],
      0,
    );
    return new Date(nowMs + totalMs);
  }
  const moment = new Date(text);

  return Number.isNaN(moment.getTime()) ? null : moment;
}

/**
 * When a schedule fires next.
 *
 * @returns milliseconds since 1970, or null for never
 * @throws Error on a schedule that cannot be understood
 */
export function nextTickMs(cron: string, afterMs: number): number | null {
  const [, timezone, pattern = cron] = /^TZ=(\S+) (.+)$/.exec(cron) ?? [];

  return new Cron(pattern, { timezone: timezone ?? "UTC" }).nextRun(new Date(afterMs))?.getTime() ?? null;
}
