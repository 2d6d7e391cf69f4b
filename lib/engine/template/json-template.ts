import type { Json } from "@/lib/core/json";
import { parseJsonTemplate } from "./json-template-parser";
import type { JsonPart } from "./json-template-part";
import type { BrokenSegment, PlaceholderSegment, Segment } from "./template";

/** How the leaves of a JSON template get their values. */
export type JsonFilling = {
  value: (placeholder: PlaceholderSegment | BrokenSegment) => Json | undefined;
  text: (segments: readonly Segment[]) => string;
};

export type FilledJson = { ok: true; value: Json } | { ok: false; message: string };

/**
 * Fills a JSON template (SPEC 4). The template is parsed first, so the result is JSON by
 * construction, whatever the data holds. A leaf that is exactly one placeholder keeps the value's
 * type; a missing value is null there and nothing inside of a text; keys are left alone.
 *
 * @returns the value, or a plain sentence with the line and column of the first mistake
 */
export function fillJsonTemplate(template: string, filling: JsonFilling): FilledJson {
  const parsed = parseJsonTemplate(template);

  return parsed.ok ? { ok: true, value: fill(parsed.root, filling) } : parsed;
}

function fill(part: JsonPart, filling: JsonFilling): Json {
  switch (part.type) {
    case "literal":
      return part.value;
    case "placeholder":
      return filling.value(part.segment) ?? null;
    case "text":
      return filling.text(part.segments);
    case "array":
      return part.items.map((item) => fill(item, filling));
    case "object":
      // Object.fromEntries defines members: a key named __proto__ stays a key.
      return Object.fromEntries(part.members.map(([key, member]) => [key, fill(member, filling)]));
  }
}
