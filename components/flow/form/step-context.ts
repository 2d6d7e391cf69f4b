"use client";

import { createContext, useContext } from "react";
import type { InsertableGroup } from "@/components/flow/editor/insertables";
import type { StepProblem } from "@/components/flow/editor/problem-index";

/** What the fields of a step's settings know about it. */
export type StepSurroundings = {
  nodeId: string;
  problems: readonly StepProblem[];
  /** What its templates may refer to; looked up when somebody asks. */
  insertables: () => InsertableGroup[];
};

export const StepContext = createContext<StepSurroundings | null>(null);

export function useStep(): StepSurroundings {
  const step = useContext(StepContext);
  if (!step) throw new Error("This field stands outside of a step's settings.");

  return step;
}

/** What is wrong with a field, if anything. Several sentences become one text. */
export function useProblem(path: string): string | undefined {
  const found = useStep().problems.filter((problem) => problem.path === path);

  return found.length > 0 ? found.map(({ message }) => message).join(" ") : undefined;
}
