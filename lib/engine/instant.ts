import { type Json, LosslessNumber } from "@/lib/core/json";

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?(Z|[+-]\d{2}(?::?\d{2})?))?)?$/i;
const EPOCH = /^-?\d{1,16}(\.\d+)?$/;

/** Epoch numbers below this are seconds: as milliseconds they would lie before March 1973. */
const MILLISECONDS_FROM = 100_000_000_000;
/** The furthest moment that a JavaScript date can hold. */
const MAX_MS = 8_640_000_000_000_000;

/**
 * The moment that a value names, in milliseconds since 1970: ISO 8601 text, also as Iterable writes
 * it (`2017-05-15 23:59:47 +00:00`), or epoch seconds or milliseconds. Text without an offset is
 * UTC, wherever the server stands. Null when it names none.
 */
export function toInstantMs(value: Json | undefined): number | null {
  if (typeof value === "number") return fromEpoch(value);
  if (value instanceof LosslessNumber) return fromEpoch(Number(value.value));
  if (typeof value !== "string") return null;
  const text = value.trim();

  return EPOCH.test(text) ? fromEpoch(Number(text)) : fromIso(text);
}

function fromEpoch(epoch: number): number | null {
  const ms = Math.trunc(Math.abs(epoch) < MILLISECONDS_FROM ? epoch * 1000 : epoch);

  return Math.abs(ms) <= MAX_MS ? ms : null;
}

function fromIso(text: string): number | null {
  const match = ISO.exec(text);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  if (hour === undefined || minute === undefined || second === undefined) return null;
  if (year === undefined || month === undefined || day === undefined) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;

  // setUTCFullYear, because Date.UTC takes the years 0 to 99 for 1900 to 1999.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const milliseconds = Math.trunc(Number(`0.${match[7] ?? 0}`) * 1000);

  return date.setUTCHours(hour, minute, second, milliseconds) - offsetMs(match[8] ?? "Z");
}

function offsetMs(offset: string): number {
  if (offset.toUpperCase() === "Z") return 0;
  const digits = offset.slice(1).replace(":", "").padEnd(4, "0");
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));

  return (offset.startsWith("-") ? -1 : 1) * minutes * 60_000;
}
