import { isPlainObject, type Json, type JsonObject } from "@/lib/core/json";
import {
  type ExpressionCursor,
  ExpressionError,
  isAtQuote,
  readQuoted,
  take,
  takeSpace,
  takeSymbol,
  WORD,
} from "./expression-cursor";

export type PathPart = string | number;

/** Where a value stands in the scope: `a.b[0]` is `["a", "b", 0]`. The first part is the root. */
export type Path = readonly [string, ...PathPart[]];

const INDEX = /\d{1,9}(?=\s*\])/uy;
const DIGITS = /^\d{1,15}$/;

/**
 * The value at a path such as `dataFields.phones[0]["mobile number"]` (SPEC 4), or undefined when
 * nothing is there or the path cannot be read. Own members only: never a prototype.
 */
export function readPath(scope: JsonObject, text: string): Json | undefined {
  const path = parsePath(text);

  return path ? valueAt(scope, path) : undefined;
}

/** The parts of a path, or null when the text is none. */
export function parsePath(text: string): Path | null {
  const cursor: ExpressionCursor = { text: text.trim(), at: 0 };
  try {
    const path = takePath(cursor);
    return path && cursor.at === cursor.text.length ? path : null;
  } catch (thrown) {
    if (thrown instanceof ExpressionError) return null;
    throw thrown;
  }
}

/** As {@link readPath}, for a path that is parsed already. */
export function valueAt(scope: JsonObject, path: Path): Json | undefined {
  let value: Json | undefined = scope;
  for (const part of path) {
    value = memberOf(value, part);
    if (value === undefined) return undefined;
  }

  return value;
}

/** Reads a path at the cursor, or null when none starts here. */
export function takePath(cursor: ExpressionCursor): Path | null {
  const root = take(cursor, WORD);
  if (root === "") return null;

  const parts: PathPart[] = [];
  for (;;) {
    const symbol = cursor.text.charAt(cursor.at);
    if (symbol !== "." && symbol !== "[") return [root, ...parts];
    cursor.at++;
    parts.push(symbol === "." ? takeDotted(cursor) : takeBracketed(cursor));
  }
}

function takeDotted(cursor: ExpressionCursor): string {
  const key = take(cursor, WORD);
  if (key === "") throw new ExpressionError("needs the name of a field after “.”.");

  return key;
}

function takeBracketed(cursor: ExpressionCursor): PathPart {
  takeSpace(cursor);
  const index = take(cursor, INDEX);
  if (index === "" && !isAtQuote(cursor)) {
    throw new ExpressionError(
      'needs a whole number or a name in quotes between “[” and “]”, such as [0] or ["first name"].',
    );
  }
  const part = index === "" ? readQuoted(cursor) : Number(index);
  if (!takeSymbol(cursor, "]")) throw new ExpressionError("has a “[” without its “]”.");

  return part;
}

function memberOf(value: Json, part: PathPart): Json | undefined {
  if (Array.isArray(value)) return value[indexOf(part)];
  if (isPlainObject(value) && Object.hasOwn(value, part)) return value[part];

  return undefined;
}

/** `items.0` means `items[0]`. Names such as `length` are no index. */
function indexOf(part: PathPart): number {
  if (typeof part === "number") return part;

  return DIGITS.test(part) ? Number(part) : -1;
}
