import type { z } from "zod";
import { LosslessNumber } from "./json";

/** How JSON's types are called to people. */
const TYPE_NAMES: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "an object",
  record: "an object",
  array: "a list",
  null: "null",
};

/** zod's own messages in plain words, for schemas that have none of their own. */
export function plainIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return wrongType(TYPE_NAMES[issue.expected] ?? issue.expected, issue.input);
    case "unrecognized_keys":
      return `${issue.keys.map((key) => `“${key}”`).join(", ")} is not known here. Remove it.`;
    case "invalid_value":
      return `Use one of these: ${issue.values.map(String).join(", ")}.`;
    case "invalid_format":
      return "This does not look as it should.";
    case "too_small":
      return `Use at least ${issue.minimum}${UNITS[issue.origin] ?? ""}.`;
    case "too_big":
      return `Use at most ${issue.maximum}${UNITS[issue.origin] ?? ""}.`;
    default:
      return undefined;
  }
}

const UNITS: Record<string, string> = { string: " characters", array: " entries" };

function wrongType(expected: string, input: unknown): string {
  return input === undefined
    ? `This is missing. It must be ${expected}.`
    : `This must be ${expected}, but it is ${typeName(input)}.`;
}

function typeName(input: unknown): string {
  if (input === null) return "null";
  if (Array.isArray(input)) return "a list";
  if (input instanceof LosslessNumber) return "one too large or too exact";
  if (typeof input === "number" && Number.isNaN(input)) return "no number";

  return TYPE_NAMES[typeof input] ?? typeof input;
}
