import { type AppError, ERRORS, toAppError } from "@/lib/core/errors";
import { stringifyJson } from "@/lib/core/json";
import { logError } from "@/lib/core/log";

/** Anything thrown, as the problem document that every error of ours is (RFC 9457, SPEC 3). */
export function problemResponse(thrown: unknown): Response {
  const error = toAppError(thrown);
  if (error.code === "internal") logError("A request failed.", error.cause);

  return new Response(stringifyJson(problemOf(error)), {
    status: ERRORS[error.code].status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store", ...error.headers },
  });
}

function problemOf(error: AppError) {
  const { status, title } = ERRORS[error.code];

  return {
    type: `urn:patchbay:problem:${error.code}`,
    title,
    status,
    detail: error.message,
    code: error.code,
    ...(error.errors.length > 0 && { errors: error.errors }),
    ...error.extra,
  };
}
