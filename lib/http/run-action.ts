import { unstable_rethrow } from "next/navigation";
import type { ActionResult } from "@/lib/core/action-result";
import { toAppError } from "@/lib/core/errors";
import { logError } from "@/lib/core/log";

/** The body of a server action: what it throws becomes an answer that a form can show. */
export async function runAction<Value>(work: () => Promise<Value>): Promise<ActionResult<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (thrown) {
    // Next's own redirects and 404s travel as exceptions.
    unstable_rethrow(thrown);
    const error = toAppError(thrown);
    if (error.code === "internal") logError("An action failed.", thrown);

    return { ok: false, error: { code: error.code, message: error.message, errors: error.errors } };
  }
}
