import { isPlainObject, type Json, LosslessNumber, stringifyJson } from "@/lib/core/json";
import { decimalJson, roundDecimal, toDecimal } from "@/lib/engine/decimal";
import { toInstantMs } from "@/lib/engine/instant";
import { dateText } from "./date-text";
import { MAX_TEXT_BYTES } from "./limits";
import { valueText } from "./value-text";

/** Two units of text that are one character. */
const SURROGATE_PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;

/** `subject` names the value in a warning. */
type FilterNotes = { subject: string; warn: (message: string) => void };

type Apply = (value: Json | undefined, args: readonly Json[], notes: FilterNotes) => Json | undefined;

export type Filter = {
  minArgs: number;
  maxArgs: number;
  /** A complete placeholder that shows how it is written. */
  example: string;
  apply: Apply;
};

/** Every filter of SPEC 4. Missing values and null pass through all but `default`, `size` and `json`. */
export const FILTERS = {
  default: {
    minArgs: 1,
    maxArgs: 1,
    example: '{{webhookBody.firstName | default: "there"}}',
    apply: (value, [fallback]) => (isUnset(value) ? fallback : value),
  },
  upper: textFilter("upper", (text) => text.toUpperCase()),
  lower: textFilter("lower", (text) => text.toLowerCase()),
  capitalize: textFilter("capitalize", capitalize),
  trim: textFilter("trim", (text) => text.trim()),
  truncate: {
    minArgs: 1,
    maxArgs: 2,
    example: "{{webhookBody.note | truncate: 20}}",
    apply: ifPresent((value, [length, ending], { warn }) => {
      const count = wholeNumber(length, 0, MAX_TEXT_BYTES);
      if (count === null) return warned(warn, "The length for “truncate” is not a whole number.", value);
      return truncate(valueText(value), count, ending === undefined ? "…" : valueText(ending));
    }),
  },
  replace: {
    minArgs: 1,
    maxArgs: 2,
    example: '{{webhookBody.name | replace: "_", " "}}',
    apply: ifPresent((value, [search, replacement]) => {
      const wanted = valueText(search);
      const text = valueText(value);
      return wanted === "" ? text : joinWithin(text.split(wanted), valueText(replacement));
    }),
  },
  split: {
    minArgs: 1,
    maxArgs: 1,
    example: '{{webhookBody.tags | split: ","}}',
    apply: ifPresent((value, [separator]) => split(valueText(value), valueText(separator))),
  },
  join: {
    minArgs: 0,
    maxArgs: 1,
    example: '{{webhookBody.tags | join: ", "}}',
    apply: ifPresent((value, [separator], { subject, warn }) => {
      if (!Array.isArray(value)) return warned(warn, `${subject} is not a list.`, value);
      return joinWithin(value.map(valueText), separator === undefined ? ", " : valueText(separator));
    }),
  },
  first: listEnd("first", (list) => list[0]),
  last: listEnd("last", (list) => list.at(-1)),
  size: { minArgs: 0, maxArgs: 0, example: "{{webhookBody.items | size}}", apply: sizeOf },
  number: {
    minArgs: 0,
    maxArgs: 0,
    example: "{{webhookBody.price | number}}",
    apply: ifPresent((value, _args, { subject, warn }) => {
      const decimal = toDecimal(value);
      return decimal ? decimalJson(decimal) : warned(warn, `${subject} is not a number.`, null);
    }),
  },
  round: {
    minArgs: 0,
    maxArgs: 1,
    example: "{{webhookBody.price | round: 2}}",
    apply: ifPresent((value, [places], { subject, warn }) => {
      const decimal = toDecimal(value);
      const count = places === undefined ? 0 : wholeNumber(places, 0, 100);
      if (!decimal) return warned(warn, `${subject} is not a number.`, null);
      if (count === null) return warned(warn, "The places for “round” are not a whole number.", null);
      return decimalJson(roundDecimal(decimal, count));
    }),
  },
  date: {
    minArgs: 0,
    maxArgs: 2,
    example: '{{request.receivedAt | date: "YYYY-MM-DD HH:mm", "Europe/Berlin"}}',
    apply: ifPresent((value, [pattern, timeZone], { subject, warn }) => {
      const instantMs = toInstantMs(value);
      if (instantMs === null)
        return warned(warn, `${subject} is not a date such as 2026-01-31T09:30:00Z.`, null);
      const zone = timeZone === undefined ? "UTC" : valueText(timeZone);
      const text = dateText(instantMs, pattern === undefined ? "YYYY-MM-DD" : valueText(pattern), zone);
      return text ?? warned(warn, `There is no time zone “${zone}”.`, null);
    }),
  },
  json: {
    minArgs: 0,
    maxArgs: 0,
    example: "{{webhookBody | json}}",
    apply: (value) => stringifyJson(value ?? null),
  },
  urlencode: textFilter("urlencode", urlEncode),
} as const satisfies Record<string, Filter>;

export type FilterName = keyof typeof FILTERS;

export const FILTER_NAMES = Object.keys(FILTERS).filter(isFilterName);

export function isFilterName(name: string): name is FilterName {
  return Object.hasOwn(FILTERS, name);
}

/** Percent-encodes a text for any place in a URL. Never throws, whatever the text holds. */
export function urlEncode(text: string): string {
  // Half of a surrogate pair has no UTF-8 form: encodeURIComponent would throw.
  return encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd"));
}

function isUnset(value: Json | undefined): boolean {
  return value === undefined || value === null || value === "";
}

function textFilter(name: string, change: (text: string) => string): Filter {
  return {
    minArgs: 0,
    maxArgs: 0,
    example: `{{webhookBody.name | ${name}}}`,
    apply: ifPresent((value) => change(valueText(value))),
  };
}

function listEnd(name: string, pick: (list: readonly Json[]) => Json | undefined): Filter {
  return {
    minArgs: 0,
    maxArgs: 0,
    example: `{{webhookBody.items | ${name}}}`,
    apply: ifPresent((value, _args, { subject, warn }) => {
      if (Array.isArray(value)) return pick(value);
      if (typeof value === "string") return pick([...value]) ?? "";
      return warned(warn, `${subject} is neither a list nor a text.`, null);
    }),
  };
}

function ifPresent(
  apply: (value: Json, args: readonly Json[], notes: FilterNotes) => Json | undefined,
): Apply {
  return (value, args, notes) => (value === undefined || value === null ? value : apply(value, args, notes));
}

function warned(warn: (message: string) => void, message: string, result: Json): Json {
  warn(message);

  return result;
}

function wholeNumber(value: Json | undefined, min: number, max: number): number | null {
  const decimal = toDecimal(value);
  const number = decimal && Number(decimalJson(decimal));

  return number !== null && Number.isInteger(number) && number >= min && number <= max ? number : null;
}

/** Only the first letter changes: “McDonald” keeps its D. */
function capitalize(text: string): string {
  const [first = ""] = text;

  return first.toUpperCase() + text.slice(first.length);
}

/** The ending counts: the result is never longer than asked for. */
function truncate(text: string, length: number, ending: string): string {
  const characters = [...text];
  if (characters.length <= length) return text;
  const endingCharacters = [...ending].slice(0, length);

  return characters
    .slice(0, length - endingCharacters.length)
    .concat(endingCharacters)
    .join("");
}

function split(text: string, separator: string): string[] {
  if (text === "") return [];

  return separator === "" ? [...text] : text.split(separator);
}

/** Stops when the text is longer than a template may give: a long separator multiplies. */
function joinWithin(parts: readonly string[], separator: string): string {
  const length = parts.reduce((sum, part) => sum + part.length, separator.length * (parts.length - 1));
  if (length <= MAX_TEXT_BYTES) return parts.join(separator);

  let text = "";
  for (const [index, part] of parts.entries()) {
    text += index === 0 ? part : separator + part;
    if (text.length > MAX_TEXT_BYTES) break;
  }

  return text;
}

function sizeOf(value: Json | undefined): number {
  if (Array.isArray(value)) return value.length;
  if (isPlainObject(value)) return Object.keys(value).length;
  if (value instanceof LosslessNumber) return value.value.length;

  return valueText(value).replace(SURROGATE_PAIR, "_").length;
}
