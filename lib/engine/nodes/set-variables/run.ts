import type { z } from "zod";
import type { JsonObject } from "@/lib/core/json";
import type { PrepareContext, PreparedStep } from "@/lib/engine/node";
import { asRendered } from "@/lib/engine/sentence-text";
import { type setVariablesConfig, setVariablesSpec } from "./schema";

/** Sets variables from top to bottom: a later one may use an earlier one. */
export function prepareSetVariables(
  config: z.output<typeof setVariablesConfig>,
  { render, scope, names }: PrepareContext,
): PreparedStep {
  const shown: string[] = [];
  let variables: JsonObject = {};
  for (const [name, template] of Object.entries(config.variables)) {
    const current = render.withVars({ ...scope.vars, ...variables });
    variables = { ...variables, [name]: current.value(template) ?? null };
    shown.push(asRendered(current)(template));
  }
  const inOrder = shown.values();

  return {
    input: { variables },
    sentence: setVariablesSpec.sentence(config, names, () => inOrder.next().value ?? ""),
    warnings: [...render.warnings],
    act: async () => ({ status: "succeeded", port: "next", output: variables, vars: variables }),
  };
}
