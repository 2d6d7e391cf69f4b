import { type Json, LosslessNumber, parseJson } from "@/lib/core/json";

/** An exact number: `0.digits × 10^exponent`, digits without zeros at either end; zero has none. */
export type Decimal = { isNegative: boolean; digits: string; exponent: number };

const NUMBER_TEXT = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/;
const MAX_PLAIN_EXPONENT = 400;

/** What a number, or a text that is a number, says exactly; null for anything else. */
export function toDecimal(value: Json | undefined): Decimal | null {
  if (typeof value === "number") return parseDecimal(String(value));
  if (value instanceof LosslessNumber) return parseDecimal(value.value);

  return typeof value === "string" ? parseDecimal(value.trim()) : null;
}

/** Negative, zero or positive, as for `Array.sort`. */
export function compareDecimals(left: Decimal, right: Decimal): number {
  if (left.isNegative !== right.isNegative) return left.isNegative ? -1 : 1;
  const direction = left.isNegative ? -1 : 1;
  if (left.digits === "" || right.digits === "")
    return direction * (left.digits.length - right.digits.length);
  if (left.exponent !== right.exponent) return direction * (left.exponent - right.exponent);
  if (left.digits === right.digits) return 0;

  return direction * (left.digits < right.digits ? -1 : 1);
}

/** Rounds to `places` digits after the point, halves away from zero, as people do. */
export function roundDecimal(decimal: Decimal, places: number): Decimal {
  const kept = decimal.exponent + places;
  if (kept >= decimal.digits.length) return decimal;
  if (kept < 0) return decimalOf(false, "", 0);

  const isUp = decimal.digits.charAt(kept) >= "5";
  const digits = `0${decimal.digits.slice(0, kept)}`;

  return decimalOf(decimal.isNegative, isUp ? increment(digits) : digits, decimal.exponent + 1);
}

/** The number as a JSON value; its digits survive. */
export function decimalJson(decimal: Decimal): Json {
  return parseJson(decimalText(decimal));
}

function parseDecimal(text: string): Decimal | null {
  const match = NUMBER_TEXT.exec(text);
  if (!match) return null;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  if (whole === "" && fraction === "") return null;

  return decimalOf(sign === "-", whole + fraction, whole.length + Number(exponent));
}

function decimalOf(isNegative: boolean, digits: string, exponent: number): Decimal {
  const significant = digits.replace(/^0+/, "");
  const trimmed = withoutTrailingZeros(significant);
  if (trimmed === "") return { isNegative: false, digits: "", exponent: 0 };

  return { isNegative, digits: trimmed, exponent: exponent - (digits.length - significant.length) };
}

/** A loop, because `/0+$/` takes quadratic time on a long run of zeros in the middle. */
function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charAt(end - 1) === "0") end--;

  return digits.slice(0, end);
}

/** Adds one to the last digit. The first digit is a 0, so nothing can overflow. */
function increment(digits: string): string {
  let nines = 0;
  while (digits.charAt(digits.length - 1 - nines) === "9") nines++;
  const place = digits.length - 1 - nines;

  return digits.slice(0, place) + String(Number(digits.charAt(place)) + 1) + "0".repeat(nines);
}

function decimalText({ isNegative, digits, exponent }: Decimal): string {
  const sign = isNegative ? "-" : "";
  if (digits === "") return "0";
  if (Math.abs(exponent) > MAX_PLAIN_EXPONENT) return `${sign}${digits}e${exponent - digits.length}`;
  if (exponent <= 0) return `${sign}0.${"0".repeat(-exponent)}${digits}`;
  if (exponent >= digits.length) return sign + digits.padEnd(exponent, "0");

  return `${sign}${digits.slice(0, exponent)}.${digits.slice(exponent)}`;
}
