/** A place in the text of an expression or a path that is being read. */
export type ExpressionCursor = { readonly text: string; at: number };

/** What is wrong with an expression, as the rest of a sentence: "is empty. …". */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";
}

/** One name of a path, such as `firstName`, `first-name` or the `0` of `items.0`. */
export const WORD = /[\p{L}\p{N}_$-]+/uy;

const SPACE = /\s*/uy;
const ESCAPES: Record<string, string> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" };

/** Moves past what a sticky pattern finds here; an empty text when that is nothing. */
export function take(cursor: ExpressionCursor, pattern: RegExp): string {
  pattern.lastIndex = cursor.at;
  const [found = ""] = pattern.exec(cursor.text) ?? [];
  cursor.at += found.length;

  return found;
}

export function takeSpace(cursor: ExpressionCursor): void {
  take(cursor, SPACE);
}

/** Moves past a symbol and the space before it, if it stands here. */
export function takeSymbol(cursor: ExpressionCursor, symbol: string): boolean {
  takeSpace(cursor);
  if (!cursor.text.startsWith(symbol, cursor.at)) return false;
  cursor.at += symbol.length;

  return true;
}

/** Whether a quoted text starts here. */
export function isAtQuote({ text, at }: ExpressionCursor): boolean {
  return text.charAt(at) === '"' || text.charAt(at) === "'";
}

/** Reads a text in single or double quotes, with backslash escapes. */
export function readQuoted(cursor: ExpressionCursor): string {
  const quote = cursor.text.charAt(cursor.at);
  let value = "";
  for (cursor.at++; cursor.at < cursor.text.length; cursor.at++) {
    const char = cursor.text.charAt(cursor.at);
    if (char === quote) {
      cursor.at++;
      return value;
    }
    value += char === "\\" ? readEscape(cursor) : char;
  }

  throw new ExpressionError(`has a ${quote} without a second one.`);
}

/** Leaves the cursor on the last character of the escape. */
function readEscape(cursor: ExpressionCursor): string {
  const code = cursor.text.slice(cursor.at + 2, cursor.at + 6);
  const char = cursor.text.charAt(++cursor.at);
  if (char !== "u" || !/^[0-9a-fA-F]{4}$/.test(code)) return ESCAPES[char] ?? char;
  cursor.at += 4;

  return String.fromCharCode(Number.parseInt(code, 16));
}
