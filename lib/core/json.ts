import { LosslessNumber, parse } from "lossless-json";

/** A number whose digits a JavaScript number cannot keep, such as 9007199254740993. */
export { LosslessNumber };

/** What JSON can hold. Numbers beyond double precision stay {@link LosslessNumber}s. */
export type Json = string | number | boolean | null | LosslessNumber | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** Deeper documents are refused at the door, so that no recursion of ours can overflow. */
export const MAX_JSON_DEPTH = 200;

/** Sixteen digits or an exponent: only then can a double lose something. */
const MAY_LOSE_DIGITS = /[0-9.]{16,}|[0-9][eE]/;

/**
 * Parses JSON without losing digits (SPEC 4). Of equal keys the last one wins, as in `JSON.parse`.
 *
 * @throws SyntaxError
 */
export function parseJson(text: string): Json {
  // The native parser is fifty times faster, and exact for nearly every body.
  if (!MAY_LOSE_DIGITS.test(text)) return JSON.parse(text) as Json;

  return parse(text, undefined, {
    parseNumber: keepDigits,
    onDuplicateKey: ({ newValue }) => newValue,
  }) as Json;
}

function keepDigits(digits: string): number | LosslessNumber {
  const value = Number(digits);
  const isExact = digits === String(value) || (Number.isFinite(value) && isSameDecimal(digits, value));

  return isExact ? value : new LosslessNumber(digits);
}

/** `1.50` and `2e3` are exact although they print otherwise. */
function isSameDecimal(digits: string, value: number): boolean {
  return significantDigits(digits) === significantDigits(String(value));
}

function significantDigits(digits: string): string {
  return digits
    .replace(/[eE].*$/, "")
    .replace(/[-.]/g, "")
    .replace(/^0+|0+$/g, "");
}

/**
 * Serialises what {@link parseJson} gave: digits kept, lone surrogates and NUL escaped, so that the
 * text is plain UTF-8 that PostgreSQL's `text` can hold. `undefined` members are left out.
 */
export function stringifyJson(value: unknown, space = ""): string {
  return write(value, space, "");
}

function write(value: unknown, space: string, indent: string): string {
  if (value instanceof LosslessNumber) return value.value;
  if (Array.isArray(value))
    return block(
      "[",
      "]",
      value.map((item) => write(item, space, indent + space)),
      space,
      indent,
    );
  if (isPlainObject(value)) {
    const colon = space ? ": " : ":";
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => JSON.stringify(key) + colon + write(member, space, indent + space));
    return block("{", "}", members, space, indent);
  }

  return JSON.stringify(value) ?? "null";
}

function block(open: string, close: string, parts: string[], space: string, indent: string): string {
  if (parts.length === 0) return open + close;
  if (!space) return open + parts.join(",") + close;

  return `${open}\n${parts.map((part) => indent + space + part).join(",\n")}\n${indent}${close}`;
}

/** Whether this is a JSON object: not null, not an array, not a {@link LosslessNumber}, not a Date. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof LosslessNumber) &&
    !(value instanceof Date)
  );
}

/** How deep the brackets of a JSON text nest; brackets inside strings do not count. */
export function jsonDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (isInString) {
      if (char === 0x5c) i++;
      else if (char === 0x22) isInString = false;
    } else if (char === 0x22) isInString = true;
    else if (char === 0x7b || char === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (char === 0x7d || char === 0x5d) depth--;
  }

  return deepest;
}
