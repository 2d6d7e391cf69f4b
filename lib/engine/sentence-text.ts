import { toDecimal } from "./decimal";
import type { ShowTemplate } from "./node";
import type { Render } from "./template/render";
import { parseTemplate, soleSegment } from "./template/template";

const MAX_SHOWN_CHARACTERS = 80;
const MAX_LISTED = 3;

/** A template on a card: numbers and single placeholders as they are, other text in quotes. */
export function asWritten(template: string): string {
  const text = template.trim();
  const isBare = toDecimal(text) !== null || soleSegment(parseTemplate(text)) !== null;

  return isBare ? cutLine(text) : `“${cutLine(text)}”`;
}

/** Templates in the sentence of a run: with their values, and the placeholder where there is none. */
export function asRendered({ preview }: Pick<Render, "preview">): ShowTemplate {
  return (template) => {
    const segments = parseTemplate(template.trim());
    if (segments.every(({ type }) => type === "text")) return asWritten(template);
    const text = preview(template);
    if (text === "" && soleSegment(segments)) return `${cutLine(template)} (nothing)`;

    return `“${cutLine(text)}”`;
  };
}

/** One line of at most 80 characters. */
export function cutLine(text: string): string {
  // Far more than can be shown, so that a long text is not taken apart as a whole.
  const line = text
    .slice(0, MAX_SHOWN_CHARACTERS * 10)
    .replace(/\s+/g, " ")
    .trim();
  const characters = [...line];
  if (characters.length <= MAX_SHOWN_CHARACTERS) return line;

  return `${characters
    .slice(0, MAX_SHOWN_CHARACTERS - 1)
    .join("")
    .trimEnd()}…`;
}

/** "a", "a and b", "a, b and c", "a, b and 3 more". */
export function listed(parts: readonly string[], conjunction: "and" | "or"): string {
  const shown = parts.length > MAX_LISTED ? parts.slice(0, MAX_LISTED - 1) : [...parts];
  if (shown.length < parts.length) shown.push(`${parts.length - shown.length} more`);
  const last = shown.pop() ?? "";

  return shown.length > 0 ? `${shown.join(", ")} ${conjunction} ${last}` : last;
}
