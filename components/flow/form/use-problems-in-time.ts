"use client";

import { type FocusEvent, useState } from "react";
import type { StepProblem } from "@/components/flow/editor/problem-index";

const BOXES = "input, textarea";

/**
 * The problems to show at the fields of a step's settings, and what has to hear of their blurs. In a new
 * step nobody has made a mistake yet: a field tells of its problem once the reader has left it.
 */
export function useProblemsInTime(problems: readonly StepProblem[], isNew: boolean) {
  const [left, setLeft] = useState<ReadonlySet<string>>(() => new Set());

  function onBlur({ target, relatedTarget }: FocusEvent<HTMLElement>) {
    const field = target.closest<HTMLElement>("[data-path]");
    // Whoever goes for the menu of data to insert is coming back.
    if (!field || !target.matches(BOXES) || field.contains(relatedTarget)) return;
    setLeft((before) => new Set([...before, field.dataset.path ?? ""]));
  }

  return { problems: isNew ? problems.filter(({ path }) => left.has(path)) : problems, onBlur };
}
