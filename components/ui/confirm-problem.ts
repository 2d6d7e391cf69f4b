import type { ActionResult } from "@/lib/core/action-result";
import type { ConfirmProblem } from "./confirm-dialog";

/** What a `ConfirmDialog` shows of an action's answer: nothing when it worked. */
export function confirmProblem(result: ActionResult<unknown>): ConfirmProblem | undefined {
  return result.ok ? undefined : { error: result.error.message };
}
