import { type Expression, parseExpression } from "./expression";

type TextSegment = { type: "text"; text: string };
export type PlaceholderSegment = { type: "placeholder"; raw: string; expression: Expression };
/** A placeholder that cannot be read: a problem when saving, an empty value with a warning in a run. */
export type BrokenSegment = { type: "broken"; raw: string; message: string; isUnclosed: boolean };
export type Segment = TextSegment | PlaceholderSegment | BrokenSegment;

const OPEN = "{{";
const CLOSE = "}}";
/** Also keeps a text full of open quotes from being searched to its end for each of them. */
const MAX_PLACEHOLDER_CHARS = 4096;

/** Splits a template into its literal text and its placeholders. Never throws. */
export function parseTemplate(template: string): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (;;) {
    const open = template.indexOf(OPEN, at);
    if (open > at || open < 0)
      segments.push({ type: "text", text: template.slice(at, open < 0 ? undefined : open) });
    if (open < 0) break;
    const placeholder = placeholderAt(template, open);
    segments.push(placeholder);
    at = open + placeholder.raw.length;
  }

  return segments.filter((segment) => segment.type !== "text" || segment.text !== "");
}

/** The placeholder that opens at `open`. Its `raw` text tells where it ends. */
export function placeholderAt(text: string, open: number): PlaceholderSegment | BrokenSegment {
  const close = closeOf(text, open + OPEN.length);
  if (close < 0) return unclosed(text.slice(open));
  const raw = text.slice(open, close + CLOSE.length);
  const parsed = parseExpression(text.slice(open + OPEN.length, close));
  if (!parsed.ok) return { type: "broken", raw, message: parsed.message, isUnclosed: false };

  return { type: "placeholder", raw, expression: parsed.expression };
}

/** The one placeholder that the whole template is, if so. Then a value keeps its type. */
export function soleSegment(segments: readonly Segment[]): PlaceholderSegment | BrokenSegment | null {
  const [first] = segments;

  return segments.length === 1 && first && first.type !== "text" ? first : null;
}

/** Where the placeholder closes. `}}` inside quotes does not close it, unless nothing else does. */
function closeOf(text: string, from: number): number {
  const reach = text.slice(from, from + MAX_PLACEHOLDER_CHARS);
  const outsideQuotes = closeOutsideQuotes(reach);
  const close = outsideQuotes < 0 ? reach.indexOf(CLOSE) : outsideQuotes;

  return close < 0 ? -1 : from + close;
}

function closeOutsideQuotes(text: string): number {
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === "}" && text.startsWith(CLOSE, at)) return at;
    if (char === '"' || char === "'") at = endOfQuote(text, at);
  }

  return -1;
}

/** The index of the closing quote, or the end of the text. */
function endOfQuote(text: string, open: number): number {
  const quote = text.charAt(open);
  for (let at = open + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === quote) return at;
    if (char === "\\") at++;
  }

  return text.length;
}

function unclosed(raw: string): BrokenSegment {
  const start = raw.length > 30 ? `${raw.slice(0, 30)}…` : raw;

  return {
    type: "broken",
    raw,
    message: `“${start}” is not closed. Add }} after the name.`,
    isUnclosed: true,
  };
}
