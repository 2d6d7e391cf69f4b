import { closest, didYouMean } from "./closest";
import type { ConfigProblem, TemplateField } from "./node";
import { pathLabel, SCOPE_ROOTS } from "./scope";
import type { Expression } from "./template/expression";
import { parseJsonTemplate } from "./template/json-template-parser";
import { segmentsOf } from "./template/json-template-part";
import type { Path } from "./template/path";
import { parseTemplate, type Segment } from "./template/template";

/** The steps that `steps.<id>` may mean. */
export type KnownSteps = readonly { id: string; name: string }[];

const ROOTS: readonly string[] = SCOPE_ROOTS;

/** What is wrong with the placeholders of one setting: how they are written, and what they refer to. */
export function templateProblems(
  { path, template, format }: TemplateField,
  steps: KnownSteps,
): ConfigProblem[] {
  const parsed = format === "json" ? parseJsonTemplate(template) : null;
  if (parsed?.ok === false) return [{ path, message: parsed.message }];
  const segments = parsed ? segmentsOf(parsed.root) : parseTemplate(template);
  const messages = segments.flatMap((segment) => segmentProblems(segment, steps));

  return [...new Set(messages)].map((message) => ({ path, message }));
}

function segmentProblems(segment: Segment, steps: KnownSteps): string[] {
  if (segment.type === "text") return [];
  if (segment.type === "broken") return [segment.message];

  return referencesOf(segment.expression).flatMap(({ path, isArgument }) => {
    const message = rootProblem(path, isArgument) ?? stepProblem(path, steps);
    return message ?? [];
  });
}

function referencesOf({ source, filters }: Expression): { path: Path; isArgument: boolean }[] {
  const args = filters.flatMap((filter) => filter.args);

  return [source, ...args].flatMap((operand, index) =>
    operand.type === "path" ? [{ path: operand.path, isArgument: index > 0 }] : [],
  );
}

function rootProblem(path: Path, isArgument: boolean): string | null {
  const [root, ...rest] = path;
  if (ROOTS.includes(root)) return null;
  const unknown = `“${pathLabel(path)}” is not known here.`;
  const [second] = rest;
  // As in {{1.webhookBody.firstName}}, which other systems write.
  if (typeof second === "string" && ROOTS.includes(second)) {
    return `${unknown} Did you mean “${pathLabel(rest)}”?`;
  }
  const near = closest(root, ROOTS);
  if (near !== null) return `${unknown} Did you mean “${pathLabel([near, ...rest])}”?`;
  if (isArgument && rest.length === 0) return `${unknown} Put quotes around it if you mean the word itself.`;

  return `${unknown} Did you mean “${pathLabel(["webhookBody", ...path])}”?`;
}

function stepProblem([root, id]: Path, steps: KnownSteps): string | null {
  if (root !== "steps" || id === undefined) return null;
  const text = String(id);
  if (steps.some((step) => step.id === text)) return null;
  const named = steps.find(({ name }) => name.toLowerCase() === text.toLowerCase());
  const ids = steps.map((step) => step.id);
  const hint = named ? ` Did you mean “${named.id}”?` : didYouMean(text, ids);

  return `There is no step with the id “${text}”.${hint || " Choose a step of this flow."}`;
}
