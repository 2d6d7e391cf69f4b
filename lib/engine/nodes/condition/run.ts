import type { z } from "zod";
import type { Json } from "@/lib/core/json";
import type { PrepareContext, PreparedStep } from "@/lib/engine/node";
import { asksForPresence, isOperator } from "@/lib/engine/operator-labels";
import { compare } from "@/lib/engine/operators";
import { asRendered } from "@/lib/engine/sentence-text";
import { type conditionConfig, conditionSpec, type Rule, takesRight } from "./schema";

type Checked = { holds: boolean; input: Json };

/** Decides which way to go. No rule at all decides nothing, so it goes the way of “no”. */
export function prepareCondition(
  config: z.output<typeof conditionConfig>,
  context: PrepareContext,
): PreparedStep {
  const { render, names } = context;
  const checked = config.rules.map((rule) => checkRule(rule, context));
  const result =
    config.match === "any"
      ? checked.some(({ holds }) => holds)
      : checked.length > 0 && checked.every(({ holds }) => holds);

  return {
    input: { match: config.match, rules: checked.map(({ input }) => input) },
    sentence: conditionSpec.sentence(config, names, asRendered(render)),
    warnings: [...render.warnings],
    act: async () => ({ status: "succeeded", port: String(result), output: { result } }),
  };
}

function checkRule({ left, operator, right = "" }: Rule, { render, country }: PrepareContext): Checked {
  if (!isOperator(operator)) {
    render.warn(null, `“${operator}” is not a comparison, so this rule does not hold.`);
    return { holds: false, input: { left, operator } };
  }
  const leftValue = render.value(left, { mayBeMissing: asksForPresence(operator) });
  const rightValue = takesRight(operator) ? render.value(right) : undefined;
  const { holds, note } = compare(leftValue, operator, rightValue, country);
  if (note) render.warn(null, `${note} So “${left}” was taken as not matching.`);
  const input = { left: leftValue ?? null, operator };

  return { holds, input: takesRight(operator) ? { ...input, right: rightValue ?? null } : input };
}
