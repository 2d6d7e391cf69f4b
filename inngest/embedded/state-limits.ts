import type { Memo } from "./settle-rules";

/** Inngest's own limits, so that what runs here runs there: characters stand for bytes. */
const MAX_STEP_CHARS = 4 * 1024 * 1024;
const MAX_RUN_CHARS = 32 * 1024 * 1024;
const MAX_STEPS = 1_000;

/** How much a run remembers so far. */
export type RunState = { steps: number; chars: number };

export function stateOf(memos: readonly Memo[]): RunState {
  return { steps: memos.length, chars: memos.reduce((sum, { memo }) => sum + memo.length, 0) };
}

/**
 * Adds what a run is about to remember.
 *
 * @returns why it is too much, or null
 */
export function remember(state: RunState, memos: readonly Memo[]): string | null {
  const added = stateOf(memos);
  state.steps += added.steps;
  state.chars += added.chars;
  if (memos.some(({ memo }) => memo.length > MAX_STEP_CHARS))
    return "The result of a step is larger than 4 MB.";
  if (state.chars > MAX_RUN_CHARS) return "The results of all steps are larger than 32 MB.";
  if (state.steps > MAX_STEPS) return `The run has more than ${MAX_STEPS} steps.`;

  return null;
}
