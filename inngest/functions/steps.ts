import { type GetStepTools, type Inngest, NonRetriableError, RetryAfterError } from "inngest";
import { AppError, toAppError } from "@/lib/core/errors";
import { parseJson, stringifyJson } from "@/lib/core/json";
import { logError } from "@/lib/core/log";

/** The `step` that an Inngest function gets. */
export type FunctionSteps = GetStepTools<Inngest>;

/** One execution of a function: a run that was dispatched twice has two, perhaps at the same time. */
export type Execution = {
  /** The host's id of it, the same after every sleep and crash. */
  id: string;
  step: FunctionSteps;
};

/**
 * `step.run` for values with digits that JavaScript numbers cannot keep: the memo is JSON in a string,
 * written and read by our own rules. `work` may run twice if we are killed before its result is saved.
 */
export async function remember<Result>(
  step: FunctionSteps,
  id: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const memo = await step.run(id, async () =>
    stringifyJson(await work().catch((thrown) => rethrow(thrown, id))),
  );

  // What `work` returned, once through JSON: its type is plain data by the rule of this function.
  return parseJson(memo) as Result;
}

/** Inside the step: outside of it, Inngest has already made a `StepError` of it. */
function rethrow(thrown: unknown, stepId: string): never {
  if (thrown instanceof AppError && thrown.headers["retry-after"])
    throw new RetryAfterError(thrown.message, `${thrown.headers["retry-after"]}s`, { cause: thrown });
  const error = toAppError(thrown);
  if (error.code === "internal")
    logError("A step failed for a fault of ours and is tried again.", thrown, { step: stepId });
  if (error.code === "internal" || error.code === "unavailable") throw thrown;

  throw new NonRetriableError(error.message, { cause: error });
}
