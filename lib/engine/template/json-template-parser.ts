import { type Json, MAX_JSON_DEPTH, parseJson } from "@/lib/core/json";
import { charAt, type JsonCursor, JsonTemplateError, skipSpace, take } from "./json-cursor";
import type { JsonPart } from "./json-template-part";
import { readJsonKey, readJsonText } from "./json-template-text";
import { placeholderAt } from "./template";

export type ParsedJsonTemplate = { ok: true; root: JsonPart } | { ok: false; message: string };

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y;
const WORD = /[^\s,:[\]{}"]+/y;
const CONSTANTS: Record<string, Json> = { true: true, false: false, null: null };

/**
 * Parses a JSON template: JSON, with placeholders inside of texts or, without quotes, in place of a
 * value. The message of a mistake is plain and says line and column.
 */
export function parseJsonTemplate(text: string): ParsedJsonTemplate {
  const cursor: JsonCursor = { text, at: 0 };
  try {
    const root = readPart(cursor, 0);
    skipSpace(cursor);
    if (cursor.at < text.length)
      throw new JsonTemplateError("the JSON has ended, but more follows", cursor.at);

    return { ok: true, root };
  } catch (thrown) {
    if (!(thrown instanceof JsonTemplateError)) throw thrown;
    return { ok: false, message: located(text, thrown) };
  }
}

function readPart(cursor: JsonCursor, depth: number): JsonPart {
  if (depth > MAX_JSON_DEPTH) {
    throw new JsonTemplateError(`brackets nest deeper than ${MAX_JSON_DEPTH}`, cursor.at);
  }
  skipSpace(cursor);
  if (cursor.text.startsWith("{{", cursor.at)) return readPlaceholder(cursor);
  switch (charAt(cursor)) {
    case "{":
      return readObject(cursor, depth);
    case "[":
      return readArray(cursor, depth);
    case '"':
      return readJsonText(cursor);
    case "":
      throw new JsonTemplateError("a value is missing at the end", cursor.at);
    default:
      return readLiteral(cursor);
  }
}

function readPlaceholder(cursor: JsonCursor): JsonPart {
  const segment = placeholderAt(cursor.text, cursor.at);
  if (segment.type === "broken" && segment.isUnclosed)
    throw new JsonTemplateError(segment.message, cursor.at);
  cursor.at += segment.raw.length;

  return { type: "placeholder", segment };
}

function readObject(cursor: JsonCursor, depth: number): JsonPart {
  const members: [string, JsonPart][] = [];
  readList(cursor, "}", () => {
    if (charAt(cursor) !== '"') {
      throw new JsonTemplateError("a name in double quotes is expected here", cursor.at);
    }
    const key = readJsonKey(cursor);
    skipSpace(cursor);
    if (charAt(cursor) !== ":") {
      throw new JsonTemplateError(`a colon is missing after "${key}"`, cursor.at);
    }
    cursor.at++;
    members.push([key, readPart(cursor, depth + 1)]);
  });

  return { type: "object", members };
}

function readArray(cursor: JsonCursor, depth: number): JsonPart {
  const items: JsonPart[] = [];
  readList(cursor, "]", () => items.push(readPart(cursor, depth + 1)));

  return { type: "array", items };
}

/** What stands between brackets, with its commas. The cursor is on the opening bracket. */
function readList(cursor: JsonCursor, close: string, readEntry: () => void): void {
  const open = cursor.at++;
  skipSpace(cursor);
  let comma: number | null = null;
  while (charAt(cursor) !== close || comma !== null) {
    if (cursor.at >= cursor.text.length) throw unclosed(cursor, open, close);
    if (comma !== null && charAt(cursor) === close) {
      throw new JsonTemplateError(`remove the comma before the ${close}`, comma);
    }
    readEntry();
    skipSpace(cursor);
    comma = charAt(cursor) === "," ? cursor.at++ : null;
    skipSpace(cursor);
    const next = charAt(cursor);
    if (comma === null && next !== close && next !== "") {
      throw new JsonTemplateError(`a comma or ${close} is expected here`, cursor.at);
    }
  }
  cursor.at++;
}

function unclosed({ text }: JsonCursor, open: number, close: string): JsonTemplateError {
  return new JsonTemplateError(`this ${text.charAt(open)} has no ${close}`, open);
}

function readLiteral(cursor: JsonCursor): JsonPart {
  const number = take(cursor, NUMBER);
  if (number !== "") return { type: "literal", value: parseJson(number) };
  const start = cursor.at;
  const word = take(cursor, WORD);
  const constant = Object.hasOwn(CONSTANTS, word) ? CONSTANTS[word] : undefined;
  if (constant !== undefined) return { type: "literal", value: constant };

  throw new JsonTemplateError(unknownLiteral(word, cursor.text.charAt(start)), start);
}

function unknownLiteral(word: string, char: string): string {
  if (word === "") return `a value is expected here, not ${char}`;
  if (word.startsWith("'")) return "use double quotes instead of single ones";
  const start = word.length > 30 ? `${word.slice(0, 30)}…` : word;

  return `put ${start} in double quotes`;
}

function located(text: string, { message, at }: JsonTemplateError): string {
  const before = text.slice(0, at).split("\n");
  const column = (before.at(-1) ?? "").length + 1;

  return `The JSON has a mistake at line ${before.length}, column ${column}: ${message.replace(/\.$/, "")}.`;
}
