import { sql } from "@/db/client";
import { signal } from "@/db/signals";
import { type AppError, type ErrorCode, isDatabaseDown } from "@/lib/core/errors";
import { processSingleton } from "@/lib/core/process-singleton";
import { RateLimit } from "@/lib/http/rate-limit";
import { countRequest } from "@/lib/metrics/record";
import type { Call } from "./call";
import { insertRequests } from "./insert-requests";
import { requestsSignal } from "./signals";

/** Listed rows of callers who could not prove who they are: enough to see that it happens. */
const MAX_ANONYMOUS_PER_HOUR = 100;

const anonymousRows = processSingleton("anonymous-rejections", () => new RateLimit(3_600_000));

/** Already listed where it was decided, or not ours to list. */
const NOT_LISTED_HERE: readonly ErrorCode[] = ["not_found", "agent_not_deployed", "internal", "unavailable"];

/**
 * Lists a call that was turned away (SPEC 3): without its body and in limited number when it came
 * from nobody we know or from a runaway, else whole.
 */
export async function recordRejection(call: Call, error: AppError): Promise<void> {
  if (NOT_LISTED_HERE.includes(error.code) || isDatabaseDown(error)) return;
  countRequest("rejected");

  const isWhole = call.apiKeyId !== null && error.code !== "rate_limited";
  if (!isWhole && anonymousRows.hit(call.webhookId, MAX_ANONYMOUS_PER_HOUR) !== null) return;

  const listed = isWhole ? call : { ...call, body: null, isBodyTruncated: false };
  await insertRequests(sql(), [
    { call: listed, fate: "rejected", reason: error.code, detail: error.message, duplicateOf: null },
  ]);
  signal(requestsSignal(call.teamId));
}
