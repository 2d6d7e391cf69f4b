import type { ErrorCode, FieldError } from "./errors";

/** What a server action answers: failures are values, because a form has to show them. */
export type ActionResult<Value = void> =
  | { ok: true; value: Value }
  | { ok: false; error: { code: ErrorCode; message: string; errors: readonly FieldError[] } };
