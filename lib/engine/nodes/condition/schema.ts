import { z } from "zod";
import { didYouMean } from "@/lib/engine/closest";
import { type ConfigProblem, defineNode, type ShowTemplate } from "@/lib/engine/node";
import { isOperator, OPERATOR_NAMES, OPERATORS } from "@/lib/engine/operator-labels";
import { asWritten, listed } from "@/lib/engine/sentence-text";
import { templateSchema } from "@/lib/engine/template-schema";
import { unknownSettings } from "@/lib/engine/unknown-settings";

const ruleSchema = z.looseObject({
  left: templateSchema.default(""),
  operator: z.string().max(40).default("equals"),
  right: templateSchema.optional(),
});
export type Rule = z.output<typeof ruleSchema>;

export const conditionConfig = z.looseObject({
  /** Whether every rule must hold, or one of them is enough. */
  match: z.string().max(20).default("all"),
  rules: z.array(ruleSchema).max(50).default([]),
});
type Config = z.output<typeof conditionConfig>;

export const conditionSpec = defineNode({
  kind: "condition",
  label: "Condition",
  description: "Goes one way when something is true, and another way when it is not.",
  group: "logic",
  isTrigger: false,
  config: conditionConfig,
  defaults: { match: "all", rules: [{ left: "", operator: "equals", right: "" }] },
  outputs: () => [
    { id: "true", label: "Yes" },
    { id: "false", label: "No" },
  ],
  sentence: (config, _names, show = asWritten) => conditionSentence(config, show),
  templates: ({ rules }) =>
    rules.flatMap(({ left, operator, right }, index) => [
      { path: `config.rules[${index}].left`, template: left, format: "text" as const },
      ...(takesRight(operator) && right !== undefined
        ? [{ path: `config.rules[${index}].right`, template: right, format: "text" as const }]
        : []),
    ]),
  problems: ({ match, rules }) => [
    ...(rules.length === 0
      ? [{ path: "config.rules", message: "Add something to check, so that this step can decide." }]
      : []),
    ...(match === "all" || match === "any"
      ? []
      : [{ path: "config.match", message: "Choose whether all rules must hold or any of them." }]),
    ...rules.flatMap((rule, index) => ruleProblems(rule, `config.rules[${index}]`)),
  ],
});

/** Whether a comparison needs something to compare with. */
export function takesRight(operator: string): boolean {
  return isOperator(operator) && OPERATORS[operator].takesRight;
}

function conditionSentence({ match, rules }: Config, show: ShowTemplate): string {
  const parts = rules.filter(({ left }) => left.trim() !== "").map((rule) => ruleWords(rule, show));
  if (parts.length === 0) return "Checks something and chooses a way";

  return `If ${listed(parts, match === "any" ? "or" : "and")}`;
}

function ruleWords({ left, operator, right = "" }: Rule, show: ShowTemplate): string {
  if (!isOperator(operator)) return `${show(left)} …`;
  const { label } = OPERATORS[operator];

  return takesRight(operator) ? `${show(left)} ${label} ${show(right)}` : `${show(left)} ${label}`;
}

function ruleProblems(rule: Rule, path: string): ConfigProblem[] {
  const { left, operator, right = "" } = rule;
  const problems = unknownSettings(rule, ruleSchema, path, "rule");
  if (left.trim() === "") {
    const message = "Choose what to look at, such as {{webhookBody.offerCode}}.";
    problems.push({ path: `${path}.left`, message });
  }
  if (!isOperator(operator)) {
    const message = `“${operator}” is not a comparison.${didYouMean(operator, OPERATOR_NAMES)}`;
    problems.push({ path: `${path}.operator`, message });
  }
  if (takesRight(operator) && right.trim() === "") {
    const message = "Enter what to compare with. To check for nothing, choose “is empty”.";
    problems.push({ path: `${path}.right`, message });
  }

  return problems;
}
