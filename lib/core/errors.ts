import { z } from "zod";
import { plainIssue } from "./plain-issues";

// Here, because whatever reports a zod error comes by this file.
z.config({ customError: plainIssue });

/**
 * Every code a caller can see, with its HTTP status and the title of its problem document
 * (RFC 9457). The only such table: routes, the fast door and server actions all read it.
 */
export const ERRORS = {
  invalid_json: { status: 400, title: "The body is not valid JSON" },
  invalid_request: { status: 400, title: "The request is not valid" },
  unauthorized: { status: 401, title: "Not signed in" },
  insufficient_scope: { status: 403, title: "The API key may not do this" },
  forbidden: { status: 403, title: "Not allowed" },
  not_found: { status: 404, title: "Not found" },
  method_not_allowed: { status: 405, title: "Method not allowed" },
  conflict: { status: 409, title: "Conflict" },
  agent_not_deployed: { status: 409, title: "No deployed agent" },
  revision_mismatch: { status: 412, title: "Somebody else saved first" },
  payload_too_large: { status: 413, title: "The body is too large" },
  unsupported_media_type: { status: 415, title: "Unsupported content type" },
  validation_failed: { status: 422, title: "Some values are not valid" },
  idempotency_key_reused: { status: 422, title: "Idempotency key used with another body" },
  flow_has_problems: { status: 422, title: "The flow has problems" },
  rate_limited: { status: 429, title: "Too many requests" },
  internal: { status: 500, title: "Something went wrong" },
  unavailable: { status: 503, title: "Temporarily unavailable" },
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** Where an invalid value stands (`nodes[2].config.url`) and what to do about it. */
export type FieldError = { path: string; message: string };

type AppErrorOptions = {
  cause?: unknown;
  errors?: readonly FieldError[];
  /** Extra members of the problem document, such as `problems` of a flow. */
  extra?: Record<string, unknown>;
  headers?: Record<string, string>;
};

/** An expected failure. `message` reaches people: plain words, what to do next, no secrets. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly errors: readonly FieldError[];
  readonly extra: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(
    readonly code: ErrorCode,
    message: string,
    { cause, errors = [], extra = {}, headers = {} }: AppErrorOptions = {},
  ) {
    super(message, { cause });
    this.errors = errors;
    this.extra = extra;
    this.headers = headers;
  }
}

/** Anything thrown, as the one error type. Unknown errors become `internal` and lose their text. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof z.ZodError) return fromZodError(thrown);
  if (isDatabaseDown(thrown)) {
    return new AppError("unavailable", "The database cannot be reached. Try again in a few seconds.", {
      cause: thrown,
      headers: { "retry-after": "5" },
    });
  }

  return new AppError("internal", "Something went wrong on our side. It has been logged.", { cause: thrown });
}

function fromZodError(error: z.ZodError): AppError {
  const errors = error.issues.map((issue) => ({ path: fieldPath(issue.path), message: issue.message }));
  const first = errors[0];
  const detail = first?.path ? `${first.path}: ${first.message}` : (first?.message ?? "Not valid.");

  return new AppError("validation_failed", detail, { cause: error, errors });
}

/** `["nodes", 0, "config", "url"]` as `nodes[0].config.url`. */
export function fieldPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    return text ? `${text}.${String(part)}` : String(part);
  }, "");
}

/** Node's socket errors, postgres.js's own, and PostgreSQL's classes 08, 53 and 57P. */
const DATABASE_DOWN =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT|CONNECTION_[A-Z]+|CONNECT_TIMEOUT|08...|53...|57P..)$/;

/** Whether the database was out of reach, rather than unhappy with what we sent. */
export function isDatabaseDown(thrown: unknown): boolean {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if ("code" in error && typeof error.code === "string" && DATABASE_DOWN.test(error.code)) return true;
  }

  return false;
}
