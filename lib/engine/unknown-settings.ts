import type { z } from "zod";
import { didYouMean } from "./closest";
import type { ConfigProblem } from "./node";

/** Settings that a schema doesn't know: kept when saving, but most likely typing mistakes. */
export function unknownSettings(
  value: Record<string, unknown>,
  schema: z.ZodObject,
  path: string,
  owner: "step" | "rule",
): ConfigProblem[] {
  const known = Object.keys(schema.shape);

  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => ({
      path: `${path}.${key}`,
      message: `“${key}” is not a setting of this ${owner}.${didYouMean(key, known) || " Remove it."}`,
    }));
}
