import { type JsonCursor, JsonTemplateError } from "./json-cursor";
import type { JsonPart } from "./json-template-part";
import { parseTemplate, placeholderAt, type Segment, soleSegment } from "./template";

/** A quoted name, taken literally: placeholders in names are not filled. */
export function readJsonKey(cursor: JsonCursor): string {
  const open = cursor.at;
  const end = endOfText(cursor.text, open);
  cursor.at = end + 1;

  return decode(cursor.text, open + 1, end);
}

/** A quoted text with placeholders. A text that is one placeholder becomes a leaf of its own. */
export function readJsonText(cursor: JsonCursor): JsonPart {
  const segments = readSegments(cursor);
  const [only] = segments;
  const segment = soleSegment(segments);
  if (segment) return { type: "placeholder", segment };
  if (only === undefined) return { type: "literal", value: "" };
  if (segments.length === 1 && only.type === "text") return { type: "literal", value: only.text };

  return { type: "text", segments };
}

/**
 * People write `"{{ name | default: "there" }}"` and forget that JSON ends the text at the second
 * quote. Read as JSON, such a text has a placeholder that is not closed: then it is read again, with
 * the quotes of placeholders belonging to them.
 */
function readSegments(cursor: JsonCursor): Segment[] {
  const open = cursor.at;
  try {
    const end = endOfText(cursor.text, open);
    const segments = parseTemplate(decode(cursor.text, open + 1, end));
    const unclosed = segments.find((segment) => segment.type === "broken" && segment.isUnclosed);
    if (unclosed?.type === "broken") throw new JsonTemplateError(unclosed.message, open);
    cursor.at = end + 1;

    return segments;
  } catch (thrown) {
    if (!(thrown instanceof JsonTemplateError)) throw thrown;
    const segments = readUnescaped(cursor);
    if (segments === null) throw thrown;

    return segments;
  }
}

/** The second reading, or null when it makes no sense either. */
function readUnescaped(cursor: JsonCursor): Segment[] | null {
  const { text } = cursor;
  const segments: Segment[] = [];
  let start = cursor.at + 1;
  for (let at = start; at < text.length; at++) {
    const isEnd = text.charAt(at) === '"';
    if (isEnd || text.startsWith("{{", at)) {
      if (at > start) segments.push({ type: "text", text: decode(text, start, at) });
      if (isEnd) {
        cursor.at = at + 1;
        return segments;
      }
      // One that is not closed reaches to the end, where nothing is left to close the text.
      const placeholder = placeholderAt(text, at);
      segments.push(placeholder);
      start = at + placeholder.raw.length;
      at = start - 1;
    } else if (text.charAt(at) === "\\") {
      at++;
    }
  }

  return null;
}

function endOfText(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    if (text.charAt(at) === '"') return at;
    if (text.charAt(at) === "\\") at++;
  }

  throw new JsonTemplateError("this quote is not closed", open);
}

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** The characters that a stretch of a JSON text stands for. */
function decode(text: string, from: number, to: number): string {
  let at = from;
  while (at < to) {
    ESCAPE.lastIndex = at;
    const escaped = text.charAt(at) === "\\" ? ESCAPE.exec(text)?.[0] : undefined;
    if (text.charAt(at) === "\\" && escaped === undefined) {
      throw new JsonTemplateError("write a backslash as \\\\", at);
    }
    if (text.charCodeAt(at) < 0x20) throw new JsonTemplateError(controlMessage(text.charAt(at)), at);
    at += escaped?.length ?? 1;
  }

  return JSON.parse(`"${text.slice(from, to)}"`) as string;
}

function controlMessage(char: string): string {
  return char === "\t"
    ? "a tab cannot stand inside of quotes. Write \\t instead"
    : "a line break cannot stand inside of quotes. Write \\n instead";
}
