import type { Json } from "@/lib/core/json";
import type { BrokenSegment, PlaceholderSegment, Segment } from "./template";

/** A parsed JSON template: JSON whose leaves may hold placeholders. */
export type JsonPart =
  | { type: "literal"; value: Json }
  | { type: "placeholder"; segment: PlaceholderSegment | BrokenSegment }
  | { type: "text"; segments: readonly Segment[] }
  | { type: "array"; items: readonly JsonPart[] }
  | { type: "object"; members: readonly (readonly [string, JsonPart])[] };

/** Every placeholder of a JSON template, in the order of the text. */
export function segmentsOf(part: JsonPart): Segment[] {
  switch (part.type) {
    case "literal":
      return [];
    case "placeholder":
      return [part.segment];
    case "text":
      return [...part.segments];
    case "array":
      return part.items.flatMap(segmentsOf);
    case "object":
      return part.members.flatMap(([, member]) => segmentsOf(member));
  }
}
