import { isPlainObject, type Json, LosslessNumber, parseJson } from "@/lib/core/json";
import { compareDecimals, toDecimal } from "./decimal";
import { valueText } from "./template/value-text";

/** As JSON writes numbers, without exponents: “007” and “12E5” are codes, not numbers. */
const PLAIN_NUMBER = /^\s*-?(?:0|[1-9]\d*)(?:\.\d+)?\s*$/;

/**
 * Whether two values are the same to a person (SPEC 4): the left one's type decides, and numbers in
 * texts are numbers. Case counts. A missing value, null and an empty text are the same nothing.
 */
export function isSame(left: Json | undefined, right: Json | undefined): boolean {
  if (left === undefined || left === null) return right === undefined || right === null || right === "";
  if (right === undefined || right === null) return left === "";
  if (isNumber(left)) return isSameNumber(left, right);
  if (typeof left === "boolean") return valueText(right).trim().toLowerCase() === String(left);
  if (typeof left === "object") return isSameStructure(left, structureOf(right));

  return left === valueText(right) || (isPlainNumber(left) && isSameNumber(left, right));
}

function isNumber(value: Json): value is number | LosslessNumber {
  return typeof value === "number" || value instanceof LosslessNumber;
}

function isPlainNumber(value: Json): boolean {
  return isNumber(value) || (typeof value === "string" && PLAIN_NUMBER.test(value));
}

function isSameNumber(left: Json, right: Json): boolean {
  const [leftNumber, rightNumber] = [toDecimal(left), isPlainNumber(right) ? toDecimal(right) : null];

  return leftNumber !== null && rightNumber !== null && compareDecimals(leftNumber, rightNumber) === 0;
}

/** The right side of a rule is mostly text: `["a","b"]` means the list. */
function structureOf(right: Json): Json {
  if (typeof right !== "string") return right;
  try {
    return parseJson(right);
  } catch {
    return right;
  }
}

/** Structures hold equal values of equal types; the order of names does not count. */
function isSameStructure(left: Json, right: Json): boolean {
  if (isNumber(left) && isNumber(right)) return isSameNumber(left, right);
  if (Array.isArray(left)) {
    if (!Array.isArray(right) || left.length !== right.length) return false;
    return left.every((item, index) => isSameStructure(item, right[index] ?? null));
  }
  if (isPlainObject(left) && isPlainObject(right)) return isSameObject(left, right);

  return left === right;
}

function isSameObject(left: { [key: string]: Json }, right: { [key: string]: Json }): boolean {
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;

  return keys.every(
    (key) => Object.hasOwn(right, key) && isSameStructure(left[key] ?? null, right[key] ?? null),
  );
}
