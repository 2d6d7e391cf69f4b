import type { Json, JsonObject } from "@/lib/core/json";
import { cutToBytes, fitsBytes } from "@/lib/engine/byte-length";
import { pathLabel } from "@/lib/engine/scope";
import type { Expression, FilterCall, Operand } from "./expression";
import { FILTERS, type Filter } from "./filters";
import { MAX_TEXT_BYTES, MAX_VALUE_CHARS } from "./limits";
import { type Path, valueAt } from "./path";
import { jsonSize } from "./value-text";

export type Evaluation = {
  scope: JsonObject;
  warn: (path: string | null, message: string) => void;
  /** Takes the cost of some work, in characters; false when the step has used up its share. */
  spend: (chars: number) => boolean;
  /** Nothing there is an answer too, as for “exists”. */
  mayBeMissing?: boolean;
};

/**
 * The value of a placeholder, or undefined when its path leads nowhere. Never throws: what goes
 * wrong is a warning and an empty value (SPEC 4).
 */
export function evaluate({ source, filters }: Expression, evaluation: Evaluation): Json | undefined {
  const path = source.type === "path" ? pathLabel(source.path) : null;
  let value = operandValue(source, filters, evaluation);
  for (const [index, call] of filters.entries()) {
    const subject = subjectOf(path, filters.slice(0, index));
    const warn = (message: string) => evaluation.warn(path, message);
    const args = argValues(call, value, filters.slice(index + 1), evaluation);
    if (!isAffordable(value, evaluation.spend)) {
      warn(`${subject} is too large to work with and was left empty.`);
      return null;
    }
    const filter: Filter = FILTERS[call.name];
    value = withinBounds(filter.apply(value, args, { subject, warn }), () =>
      warn(`${subject} became longer than 1 MiB and was cut off.`),
    );
  }

  return value;
}

/** "“items | first”": what a warning of the next filter speaks of. */
function subjectOf(path: string | null, done: readonly FilterCall[]): string {
  if (path === null) return "The value";

  return `“${[path, ...done.map(({ name }) => name)].join(" | ")}”`;
}

/** Nothing is evaluated that is not used: a fallback may be absent while it is not needed. */
function argValues(
  { name, args }: FilterCall,
  value: Json | undefined,
  later: readonly FilterCall[],
  evaluation: Evaluation,
): Json[] {
  const isFallbackUnused = name === "default" && value !== undefined && value !== null && value !== "";
  if (isFallbackUnused) return [];

  return args.map((arg) => operandValue(arg, later, evaluation) ?? null);
}

function operandValue(
  operand: Operand,
  later: readonly FilterCall[],
  evaluation: Evaluation,
): Json | undefined {
  if (operand.type === "literal") return operand.value;
  const value = valueAt(evaluation.scope, operand.path);
  const mayBeMissing = evaluation.mayBeMissing || later.some(({ name }) => name === "default");
  if (value === undefined && !mayBeMissing) warnMissing(operand.path, evaluation);

  return value;
}

function warnMissing(path: Path, { warn }: Evaluation): void {
  const label = pathLabel(path);
  warn(label, `“${label}” is not there.`);
}

/** Whether the step may still read a value of this size. */
function isAffordable(value: Json | undefined, spend: (chars: number) => boolean): boolean {
  if (value === undefined || value === null) return true;
  const size = typeof value === "string" ? value.length : jsonSize(value, MAX_VALUE_CHARS);

  return size !== null && spend(size);
}

function withinBounds(value: Json | undefined, onCut: () => void): Json | undefined {
  if (typeof value !== "string" || fitsBytes(value, MAX_TEXT_BYTES)) return value;
  onCut();

  return cutToBytes(value, MAX_TEXT_BYTES);
}
