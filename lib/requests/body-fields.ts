import { isPlainObject, type Json, type JsonObject, LosslessNumber, stringifyJson } from "@/lib/core/json";
import { pathLabel } from "@/lib/engine/scope";
import type { PathPart } from "@/lib/engine/template/path";
import type { SeenFields } from "./schema";

const MAX_FIELDS = 80;
const MAX_DEPTH = 6;
const MAX_SAMPLE_CHARS = 60;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The values of a body with their paths (`webhookBody.dataFields.phone`), in its order, for people to
 * choose from. Of a list there is the list itself and what its first item holds; what is very deep or
 * comes very late is left out.
 */
export function bodyFields(body: JsonObject): SeenFields["fields"] {
  return valuesIn(body, ["webhookBody"])
    .filter(({ path }) => !path.some((part) => LONE_SURROGATE.test(String(part))))
    .slice(0, MAX_FIELDS)
    .map(({ path, value }) => ({ path: pathLabel(path), sample: sampleOf(value) }));
}

type Found = { path: readonly PathPart[]; value: Json };

function valuesIn(value: Json, path: readonly PathPart[]): Found[] {
  if (Array.isArray(value)) {
    const [first] = value;
    const isWorthEntering = isPlainObject(first) && path.length < MAX_DEPTH;
    return [{ path, value }, ...(isWorthEntering ? valuesIn(first as Json, [...path, 0]) : [])];
  }
  if (!isPlainObject(value) || path.length >= MAX_DEPTH) return [{ path, value }];

  return Object.entries(value)
    .slice(0, MAX_FIELDS)
    .flatMap(([key, member]) => valuesIn(member as Json, [...path, key]));
}

function sampleOf(value: Json): string {
  const isText = typeof value === "string";
  const text = isText ? value : value instanceof LosslessNumber ? value.value : stringifyJson(value);
  const line = [...text.slice(0, MAX_SAMPLE_CHARS * 4).replace(/\s+/g, " ")];

  // Half a character cannot be sent to a browser.
  const shown = line.map((char) => (LONE_SURROGATE.test(char) ? "�" : char));
  return shown.length > MAX_SAMPLE_CHARS ? `${shown.slice(0, MAX_SAMPLE_CHARS).join("")}…` : shown.join("");
}
