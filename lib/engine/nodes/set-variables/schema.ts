import { z } from "zod";
import { type ConfigProblem, defineNode } from "@/lib/engine/node";
import { asWritten, listed } from "@/lib/engine/sentence-text";
import { templateSchema } from "@/lib/engine/template-schema";

const MAX_VARIABLES = 100;
const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;
/** Names that mean something else to JavaScript. */
const RESERVED = ["__proto__", "constructor", "prototype"];

export const setVariablesConfig = z.looseObject({
  variables: z
    .record(z.string().max(200), templateSchema)
    .refine(
      (variables) => Object.keys(variables).length <= MAX_VARIABLES,
      `Use at most ${MAX_VARIABLES} variables in one step.`,
    )
    .default({}),
});

export const setVariablesSpec = defineNode({
  kind: "set_variables",
  label: "Set variables",
  description: "Remembers values under a name, so that later steps can use them.",
  group: "logic",
  isTrigger: false,
  config: setVariablesConfig,
  defaults: { variables: {} },
  outputs: () => [{ id: "next", label: "Next" }],
  sentence: ({ variables }, _names, show = asWritten) => {
    const named = Object.entries(variables).filter(([name]) => name !== "");
    const parts = named.map(([name, template]) => `${name} to ${show(template)}`);
    return parts.length === 0 ? "Sets variables" : `Set ${listed(parts, "and")}`;
  },
  templates: ({ variables }) =>
    Object.entries(variables).map(([name, template]) => ({
      path: `config.variables.${name}`,
      template,
      format: "text",
    })),
  problems: ({ variables }) => {
    const names = Object.keys(variables);
    if (names.length === 0) return [{ path: "config.variables", message: "Add a variable to set." }];
    return names.flatMap(nameProblems);
  },
});

function nameProblems(name: string): ConfigProblem[] {
  if (VARIABLE_NAME.test(name) && !RESERVED.includes(name)) return [];
  const path = `config.variables.${name}`;
  if (name === "") return [{ path, message: "Give the variable a name." }];
  if (RESERVED.includes(name)) {
    return [{ path, message: `A variable cannot be called “${name}”. Choose another name.` }];
  }

  return [
    {
      path,
      message: `“${name}” cannot be the name of a variable. Use up to 64 letters, digits and _, and start with a letter.`,
    },
  ];
}
