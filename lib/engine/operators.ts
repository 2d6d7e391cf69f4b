import { isPlainObject, type Json, LosslessNumber } from "@/lib/core/json";
import { toE164 } from "@/lib/core/phone";
import { compareDecimals, toDecimal } from "./decimal";
import { isSame } from "./equality";
import { toInstantMs } from "./instant";
import type { Operator } from "./operator-labels";
import { valueText } from "./template/value-text";

/** Undefined is a value that is not there. */
export type Operand = Json | undefined;

/** Whether a comparison holds; `note` says why it could not be made, as a plain sentence. */
export type Comparison = { holds: boolean; note: string | null };

type Compare = (left: Operand, right: Operand, country: string) => boolean | Comparison;

/**
 * Compares two values (SPEC 4). The left value's type decides, numbers in texts compare as numbers
 * with all their digits, and a comparison that makes no sense does not hold and says so.
 *
 * @param country ISO 3166 code that phone numbers without a country prefix belong to
 */
export function compare(left: Operand, operator: Operator, right: Operand, country: string): Comparison {
  const result = COMPARES[operator](left, right, country);

  return typeof result === "boolean" ? { holds: result, note: null } : result;
}

const COMPARES: Record<Operator, Compare> = {
  equals: isSame,
  not_equals: (left, right) => !isSame(left, right),
  contains,
  not_contains: (left, right) => !contains(left, right),
  starts_with: (left, right) => hasText(left, right, (text, part) => text.startsWith(part)),
  ends_with: (left, right) => hasText(left, right, (text, part) => text.endsWith(part)),
  exists,
  not_exists: (left) => !exists(left),
  is_empty: isEmpty,
  is_not_empty: (left) => !isEmpty(left),
  greater_than: ordered((order) => order > 0),
  greater_or_equal: ordered((order) => order >= 0),
  less_than: ordered((order) => order < 0),
  less_or_equal: ordered((order) => order <= 0),
  before: inTime((left, right) => left < right),
  after: inTime((left, right) => left > right),
  one_of: isOneOf,
  matches_phone: matchesPhone,
  is_true: (left) => isWord(left, TRUE_WORDS),
  is_false: (left) => isWord(left, FALSE_WORDS),
};

const TRUE_WORDS = ["true", "yes", "on", "1"];
const FALSE_WORDS = ["false", "no", "off", "0"];

/** A list contains an item, an object a name, anything else a text. Nothing contains nothing. */
function contains(left: Operand, right: Operand): boolean {
  if (Array.isArray(left)) return left.some((item) => isSame(item, right));
  if (isPlainObject(left)) return Object.hasOwn(left, valueText(right));

  return hasText(left, right, (text, part) => text.includes(part));
}

function hasText(left: Operand, right: Operand, test: (text: string, part: string) => boolean): boolean {
  if (left === undefined || left === null || Array.isArray(left) || isPlainObject(left)) return false;
  const part = valueText(right);

  // Every text contains the empty one: a missing value must not make the rule hold.
  return part !== "" && test(valueText(left), part);
}

function exists(left: Operand): boolean {
  return left !== undefined && left !== null;
}

function isEmpty(left: Operand): boolean {
  if (left === undefined || left === null) return true;
  if (typeof left === "string") return left.trim() === "";
  if (Array.isArray(left)) return left.length === 0;

  return isPlainObject(left) && Object.keys(left).length === 0;
}

function ordered(test: (order: number) => boolean): Compare {
  return (left, right) => {
    const [leftNumber, rightNumber] = [toDecimal(left), toDecimal(right)];
    if (leftNumber && rightNumber) return test(compareDecimals(leftNumber, rightNumber));

    return { holds: false, note: `${shown(leftNumber ? right : left)} is not a number.` };
  };
}

function inTime(test: (leftMs: number, rightMs: number) => boolean): Compare {
  return (left, right) => {
    const [leftMs, rightMs] = [toInstantMs(left), toInstantMs(right)];
    if (leftMs !== null && rightMs !== null) return test(leftMs, rightMs);
    const culprit = shown(leftMs === null ? left : right);

    return { holds: false, note: `${culprit} is not a date such as 2026-01-31T09:30:00Z.` };
  };
}

/** One of a list, or of a text with a comma or a line break between its entries. */
function isOneOf(left: Operand, right: Operand): boolean {
  const entries = Array.isArray(right) ? right : entriesOf(right);
  const values = Array.isArray(left) ? left : [left];

  return values.some((value) => entries.some((entry) => isSame(value, entry)));
}

function entriesOf(right: Operand): string[] {
  return valueText(right)
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter(Boolean);
}

function matchesPhone(left: Operand, right: Operand, country: string): Comparison {
  const [leftPhone, rightPhone] = [left, right].map((value) => toE164(valueText(value), country));
  if (leftPhone && rightPhone) return { holds: leftPhone === rightPhone, note: null };

  return { holds: false, note: `${shown(leftPhone ? right : left)} is not a phone number.` };
}

function isWord(left: Operand, words: readonly string[]): boolean {
  if (Array.isArray(left) || isPlainObject(left)) return false;
  const text = left instanceof LosslessNumber ? "" : valueText(left);

  return words.includes(text.trim().toLowerCase());
}

function shown(value: Operand): string {
  const text = valueText(value).slice(0, 41);
  if (text.trim() === "") return "An empty value";

  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}
