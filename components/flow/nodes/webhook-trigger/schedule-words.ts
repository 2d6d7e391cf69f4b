import { durationWords } from "@/lib/engine/duration-words";

/** A retry schedule as people say it: "at once, then after 5 seconds and 5 minutes". */
export function scheduleWords(gapsSeconds: readonly number[]): string {
  const [first = 0, ...later] = gapsSeconds;
  const start = first === 0 ? "at once" : `after ${durationWords(first)}`;
  if (later.length === 0) return `${start}, only this time`;
  const words = later.map((gap) => (gap === 0 ? "no time" : durationWords(gap)));
  const last = words.pop() ?? "";

  return `${start}, then after ${words.length > 0 ? `${words.join(", ")} and ${last}` : last}`;
}
