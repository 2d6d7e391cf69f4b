import { isPlainObject, type Json, LosslessNumber, stringifyJson } from "@/lib/core/json";

/**
 * A value as it stands in a text: text as is, numbers with all their digits, nothing for null or a
 * missing value, lists and objects as JSON.
 */
export function valueText(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;

  return value instanceof LosslessNumber ? value.value : stringifyJson(value);
}

/** Deeper values are not inserted: nothing of ours may overflow on them. */
const MAX_DEPTH = 400;

/**
 * How many characters of JSON a value takes, roughly, or null as soon as it is more than `limit` or
 * nests too deep. It stops there: a value may hold the same large part a thousand times.
 */
export function jsonSize(value: Json, limit: number): number | null {
  let size = 0;
  const isWithin = (part: Json, depth: number): boolean => {
    size += ownSize(part);
    if (size > limit || depth > MAX_DEPTH) return false;
    if (Array.isArray(part)) return part.every((item) => isWithin(item, depth + 1));
    if (!isPlainObject(part)) return true;

    return Object.entries(part).every(([key, member]) => {
      size += key.length + 3;
      return isWithin(member, depth + 1);
    });
  };

  return isWithin(value, 0) ? size : null;
}

function ownSize(value: Json): number {
  if (typeof value === "string") return value.length + 3;

  return value instanceof LosslessNumber ? value.value.length + 1 : 2;
}
