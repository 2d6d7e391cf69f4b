import type { Json, JsonObject } from "@/lib/core/json";
import type { Warning } from "@/lib/core/vocabulary";
import { cutToBytes, fitsBytes } from "@/lib/engine/byte-length";
import { type Evaluation, evaluate } from "./evaluate";
import { type FilledJson, fillJsonTemplate } from "./json-template";
import { MAX_TEXT_BYTES, MAX_VALUE_CHARS, MAX_WARNINGS, MAX_WORK_CHARS } from "./limits";
import {
  type BrokenSegment,
  type PlaceholderSegment,
  parseTemplate,
  type Segment,
  soleSegment,
} from "./template";
import { jsonSize, valueText } from "./value-text";

/** Changes what a placeholder inserts, to suit its place; the segment and where it stands tell which. */
export type Adapt = (text: string, placeholder: PlaceholderSegment, isAtStart: boolean) => string;

/** Fills the templates of one step and collects what deserves a warning. It never throws. */
export type Render = {
  readonly warnings: readonly Warning[];
  warn: (path: string | null, message: string) => void;
  /** The template as text: at most 1 MiB, each value inserted once and never expanded again. */
  text: (template: string, options?: { adapt?: Adapt }) => string;
  /**
   * The template's value: of the value's own type when it is exactly one placeholder, else text.
   * Undefined when nothing is there; `mayBeMissing` says that this is no reason to warn.
   */
  value: (template: string, options?: { mayBeMissing?: boolean }) => Json | undefined;
  /** A JSON template as a JSON value. */
  json: (template: string) => FilledJson;
  /** As {@link Render.text}, without warnings: for the sentences that people read. */
  preview: (template: string) => string;
  /** The same render, its warnings and limits included, with other variables. */
  withVars: (vars: JsonObject) => Render;
};

type Ledger = { warnings: Warning[]; workLeft: number };

/** A render for one step. */
export function createRender(scope: JsonObject): Render {
  return renderFor(scope, { warnings: [], workLeft: MAX_WORK_CHARS });
}

function renderFor(scope: JsonObject, ledger: Ledger): Render {
  const evaluation: Evaluation = {
    scope,
    warn: (path, message) => addWarning(ledger.warnings, { path, message }),
    spend: (chars) => spend(ledger, chars),
  };

  return {
    warnings: ledger.warnings,
    warn: evaluation.warn,
    text: (template, { adapt } = {}) => templateText(parseTemplate(template), evaluation, adapt),
    value: (template, { mayBeMissing = false } = {}) =>
      templateValue(parseTemplate(template), { ...evaluation, mayBeMissing }),
    json: (template) => templateJson(template, evaluation),
    preview: (template) => templateText(parseTemplate(template), { ...evaluation, warn: ignore }),
    withVars: (vars) => renderFor({ ...scope, vars }, ledger),
  };
}

function templateValue(segments: readonly Segment[], evaluation: Evaluation): Json | undefined {
  const segment = soleSegment(segments);

  return segment ? segmentValue(segment, evaluation) : templateText(segments, evaluation);
}

/** What would be too large is refused, not cut: half a body would say something else. */
function templateJson(template: string, evaluation: Evaluation): FilledJson {
  let charsLeft = MAX_VALUE_CHARS;
  const isPlaced = (value: Json): boolean => {
    const size = jsonSize(value, charsLeft);
    charsLeft = size === null ? 0 : charsLeft - size;
    return charsLeft > 0;
  };
  const placed = (evaluateLeaf: () => Json): Json => {
    const value = charsLeft > 0 ? evaluateLeaf() : null;
    return isPlaced(value) ? value : null;
  };
  const filled = fillJsonTemplate(template, {
    value: (segment) => placed(() => segmentValue(segment, evaluation) ?? null),
    text: (segments) => valueText(placed(() => templateText(segments, evaluation))),
  });
  if (!filled.ok || charsLeft > 0) return filled;

  return { ok: false, message: "The data would make this JSON larger than 4 MB. Send less of it." };
}

function templateText(segments: readonly Segment[], evaluation: Evaluation, adapt?: Adapt): string {
  let text = "";
  for (const [index, segment] of segments.entries()) {
    text += segment.type === "text" ? segment.text : placeholderText(segment, index === 0, evaluation, adapt);
    if (text.length > MAX_TEXT_BYTES) break;
  }
  if (fitsBytes(text, MAX_TEXT_BYTES)) return text;
  evaluation.warn(null, "The text became longer than 1 MiB and was cut off.");

  return cutToBytes(text, MAX_TEXT_BYTES);
}

function placeholderText(
  segment: PlaceholderSegment | BrokenSegment,
  isAtStart: boolean,
  evaluation: Evaluation,
  adapt?: Adapt,
): string {
  const value = segmentValue(segment, evaluation);
  const text =
    typeof value === "object" ? valueText(affordable(value, segment.raw, evaluation)) : valueText(value);

  return adapt && segment.type === "placeholder" ? adapt(text, segment, isAtStart) : text;
}

/** Writing lists and objects out as JSON costs work too. */
function affordable(value: Json, raw: string, { spend, warn }: Evaluation): Json {
  const size = jsonSize(value, MAX_VALUE_CHARS);
  if (size !== null && spend(size)) return value;
  warn(null, `${raw} is too large to insert and was left empty.`);

  return null;
}

/** Bounded, because a variable that holds itself twice would double with every round of a loop. */
function segmentValue(segment: PlaceholderSegment | BrokenSegment, evaluation: Evaluation): Json | undefined {
  if (segment.type === "broken") {
    evaluation.warn(null, segment.message);
    return undefined;
  }
  const value = evaluate(segment.expression, evaluation);
  if (value === undefined || jsonSize(value, MAX_VALUE_CHARS) !== null) return value;
  evaluation.warn(null, `${segment.raw} is too large to insert and was left empty.`);

  return null;
}

function spend(ledger: Ledger, chars: number): boolean {
  if (chars > ledger.workLeft) return false;
  ledger.workLeft -= chars;

  return true;
}

function addWarning(warnings: Warning[], warning: Warning): void {
  const isKnown = warnings.some(({ path, message }) => path === warning.path && message === warning.message);
  if (!isKnown && warnings.length < MAX_WARNINGS) warnings.push(warning);
}

function ignore(): void {}
