import { toDecimal } from "@/lib/engine/decimal";
import type { SentenceNames } from "@/lib/engine/node";
import { type FlowNode, sentenceOf } from "@/lib/engine/nodes/catalog";
import { pathLabel } from "@/lib/engine/scope";
import type { Expression } from "@/lib/engine/template/expression";
import type { Path } from "@/lib/engine/template/path";
import { parseTemplate, type Segment, soleSegment } from "@/lib/engine/template/template";

/** A piece of a card's sentence: words, or a value that a run will put there. */
export type SentencePart = { type: "words" | "value"; text: string };

const MAX_CHARS = 90;
/** Around values while the engine builds the sentence: characters that nobody types. */
const VALUE_START = "\uE000";
const VALUE_END = "\uE001";
const MARKED = /\uE000([^\uE001]*)\uE001/;

/** What a node does, in one sentence, with readable names in place of its placeholders. */
export function cardSentence(node: FlowNode, names: SentenceNames): SentencePart[] {
  const pieces = sentenceOf(node, names, markValues).split(MARKED);

  return pieces.flatMap((text, index) => {
    // `split` hands out what the group caught at every second place.
    if (index % 2 === 1) return [{ type: "value" as const, text }];
    return text === "" ? [] : wordsAndValues(text);
  });
}

/** The same as plain text, for screen readers. */
export function sentenceText(parts: readonly SentencePart[]): string {
  return parts.map(({ text }) => text).join("");
}

function markValues(template: string): string {
  const text = template.trim();
  const segments = parseTemplate(text);
  const shown = cut(segments).map(markedText).join("");

  return toDecimal(text) !== null || soleSegment(segments) ? shown : `“${shown}”`;
}

function markedText(segment: Segment): string {
  if (segment.type === "text") return segment.text.replace(/\s+/g, " ");
  if (segment.type === "broken") return "…";

  return `${VALUE_START}${valueLabel(segment.expression)}${VALUE_END}`;
}

/** As many segments as fit; the last text ends with … where something is left out. */
function cut(segments: readonly Segment[]): Segment[] {
  const shown: Segment[] = [];
  let room = MAX_CHARS;
  for (const segment of segments) {
    const length = lengthOf(segment);
    if (length > room) {
      const text = segment.type === "text" ? [...segment.text].slice(0, room).join("").trimEnd() : "";
      return [...shown, { type: "text", text: `${text}…` }];
    }
    shown.push(segment);
    room -= length;
  }

  return shown;
}

function lengthOf(segment: Segment): number {
  return segment.type === "placeholder" ? valueLabel(segment.expression).length : markedText(segment).length;
}

/** Sentences that take no part in marking, such as addresses, still hold placeholders as written. */
function wordsAndValues(text: string): SentencePart[] {
  return parseTemplate(text).map((segment) => {
    if (segment.type === "placeholder") return { type: "value", text: valueLabel(segment.expression) };
    return { type: "words", text: segment.type === "text" ? segment.text : "…" };
  });
}

/** How a value is called in a sentence: `webhookBody.dataFields.offerCode` is “offerCode”. */
export function valueLabel({ source }: Expression): string {
  if (source.type === "literal") return JSON.stringify(source.value);
  const [root, ...rest] = source.path;
  if (rest.length === 0) return root === "webhookBody" ? "the whole body" : root;
  const last = lastNameOf(source.path);

  return root === "contact" || root === "agent" || root === "request" ? `${root} ${last}` : last;
}

/** The last name with the numbers that follow it: `items[0]`. */
function lastNameOf(path: Path): string {
  const nameAt = path.findLastIndex((part) => typeof part === "string");
  const name = path[nameAt];
  const numbers = path.slice(nameAt + 1);

  return `${name}${numbers.length > 0 ? pathLabel(numbers) : ""}`;
}
