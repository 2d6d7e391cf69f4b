import { z } from "zod";
import { durationWords } from "@/lib/engine/duration-words";
import { defineNode } from "@/lib/engine/node";

const MIN_SECONDS = 1;
const MAX_SECONDS = 365 * 86_400;

export const waitConfig = z.looseObject({ seconds: z.number().default(60) });

export const waitSpec = defineNode({
  kind: "wait",
  label: "Wait",
  description: "Pauses for a while before it goes on.",
  group: "logic",
  isTrigger: false,
  config: waitConfig,
  defaults: { seconds: 60 },
  outputs: () => [{ id: "next", label: "Next" }],
  sentence: ({ seconds }) => `Wait ${durationWords(seconds)}`,
  templates: () => [],
  problems: ({ seconds }) =>
    seconds === boundedSeconds(seconds)
      ? []
      : [{ path: "config.seconds", message: "Wait between 1 second and 365 days." }],
});

/** A pause that we promise to keep: 1 second to 365 days. */
export function boundedSeconds(seconds: number): number {
  return Math.min(Math.max(seconds, MIN_SECONDS), MAX_SECONDS);
}
