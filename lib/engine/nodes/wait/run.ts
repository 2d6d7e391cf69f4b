import type { z } from "zod";
import type { PrepareContext, PreparedStep } from "@/lib/engine/node";
import { boundedSeconds, type waitConfig, waitSpec } from "./schema";

/** Sleeps. The host wakes the run up again, in another process if need be. */
export function prepareWait(
  config: z.output<typeof waitConfig>,
  { render, names }: PrepareContext,
): PreparedStep {
  const seconds = boundedSeconds(config.seconds);

  return {
    input: { seconds },
    sentence: waitSpec.sentence({ seconds }, names),
    warnings: [...render.warnings],
    act: async ({ host, stepKey }) => {
      await host.sleep(stepKey, Math.round(seconds * 1000));
      return { status: "succeeded", port: "next", output: { waitedSeconds: seconds } };
    },
  };
}
