/** A place in a JSON template that is being read. */
export type JsonCursor = { readonly text: string; at: number };

/** What is wrong with a JSON template, and where in the text. */
export class JsonTemplateError extends Error {
  override readonly name = "JsonTemplateError";

  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

const SPACE = /[ \t\r\n]*/y;

export function skipSpace(cursor: JsonCursor): void {
  take(cursor, SPACE);
}

/** Moves past what a sticky pattern finds here; an empty text when that is nothing. */
export function take(cursor: JsonCursor, pattern: RegExp): string {
  pattern.lastIndex = cursor.at;
  const [found = ""] = pattern.exec(cursor.text) ?? [];
  cursor.at += found.length;

  return found;
}

/** The character at the cursor; an empty text at the end. */
export function charAt({ text, at }: JsonCursor): string {
  return text.charAt(at);
}
