const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;
const WEEK_S = 7 * DAY_S;

/**
 * When something was or will be, seen from now: `just now`, `12 s ago`, `in 5 min`, `3 d ago`; a
 * date beyond a week.
 *
 * @param timeZone of the date; the reader's own unless given
 */
export function formatRelativeTime(atMs: number, nowMs: number, timeZone?: string): string {
  const seconds = Math.round((nowMs - atMs) / 1_000);
  const distance = Math.abs(seconds);
  if (distance >= WEEK_S) return formatDate(atMs, nowMs, timeZone);
  if (distance < 5) return seconds < 0 ? "in a moment" : "just now";

  return seconds < 0 ? `in ${amount(distance)}` : `${amount(distance)} ago`;
}

function amount(seconds: number): string {
  if (seconds < MINUTE_S) return `${seconds} s`;
  if (seconds < HOUR_S) return `${Math.floor(seconds / MINUTE_S)} min`;
  if (seconds < DAY_S) return `${Math.floor(seconds / HOUR_S)} h`;

  return `${Math.floor(seconds / DAY_S)} d`;
}

/** `14 Nov`, with the year where it is another one. */
function formatDate(atMs: number, nowMs: number, timeZone: string | undefined): string {
  const day = { day: "numeric", month: "short", timeZone } as const;
  const year = formatter({ year: "numeric", timeZone });
  const isSameYear = year.format(atMs) === year.format(nowMs);

  return formatter(isSameYear ? day : { ...day, year: "numeric" }).format(atMs);
}

/**
 * The whole moment, to the second and with its zone: `14 November 2025 at 09:41:07 UTC`.
 *
 * @param timeZone the reader's own unless given
 */
export function formatMoment(atMs: number, timeZone?: string): string {
  return formatter({ dateStyle: "long", timeStyle: "long", timeZone }).format(atMs);
}

/**
 * The time of day, with the day unless it is today: `14:05`, `23 Nov, 14:05`, `23 Nov 2024, 14:05`.
 *
 * @param timeZone the reader's own unless given
 */
export function formatClock(atMs: number, nowMs: number, timeZone?: string): string {
  const time = formatter({ hour: "2-digit", minute: "2-digit", timeZone }).format(atMs);
  const day = formatter({ dateStyle: "short", timeZone });
  const isToday = day.format(atMs) === day.format(nowMs);

  return isToday ? time : `${formatDate(atMs, nowMs, timeZone)}, ${time}`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making one costs fifty times more than using it, and lists tick every second. */
function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat("en-GB", options);
  formatters.set(key, known);

  return known;
}
