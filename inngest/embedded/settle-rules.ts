import { z } from "zod";
import { nextRetryDelayMs } from "./backoff";
import { type CallAnswer, type Operation, operationSchema, RUN_COMPLETE } from "./protocol";

/** A step's result to remember: JSON, ready for the SDK's `steps`. */
export type Memo = { stepId: string; memo: string };

/** What becomes of a job after one call of the SDK. */
export type Settlement =
  | { kind: "complete" }
  | { kind: "fail"; error: SerializedError }
  /** Run again, `attempt` calls having failed in a row. */
  | { kind: "again"; memos: Memo[]; delayMs: number; attempt: number }
  /** Run again at a moment of the app's clock. */
  | { kind: "sleep"; memos: Memo[]; until: Date };

export type SerializedError = { name: string; message: string; stack: string };

const errorSchema = z.object({
  name: z.string().catch("Error"),
  message: z.string().catch("The function failed."),
  stack: z.string().catch(""),
});

/** Tried again after this long, without counting, when the running version lacks the function. */
const UNKNOWN_FUNCTION_DELAY_MS = 30_000;

/**
 * The rules of Inngest's server, as a pure function: what one answer of the SDK means for the job.
 *
 * @param attempt failed calls before this one
 * @param nowMs the app's clock
 * @param random between 0 and 1, for the jitter
 */
export function settlementOf(answer: CallAnswer, attempt: number, nowMs: number, random: number): Settlement {
  const retry = (): Settlement => ({
    kind: "again",
    memos: [],
    delayMs: nextRetryDelayMs(attempt, answer.retryAfter, nowMs, random),
    attempt: attempt + 1,
  });

  if (answer.status === 200) return { kind: "complete" };
  if (answer.status !== 206) {
    if (isUnknownFunction(answer))
      return { kind: "again", memos: [], delayMs: UNKNOWN_FUNCTION_DELAY_MS, attempt };
    return answer.isFinal || answer.status < 500 ? { kind: "fail", error: readError(answer.body) } : retry();
  }

  const operations = z
    .array(operationSchema)
    .safeParse(Array.isArray(answer.body) ? answer.body : [answer.body]);
  if (!operations.success)
    return { kind: "fail", error: protocolError("The SDK's answer could not be understood.") };

  return settleOperations(operations.data, retry, nowMs);
}

function settleOperations(operations: Operation[], retry: () => Settlement, nowMs: number): Settlement {
  const memos: Memo[] = [];
  let until: Date | null = null;
  for (const operation of operations) {
    switch (operation.op) {
      case RUN_COMPLETE:
        return { kind: "complete" };
      case "StepError":
        return retry();
      case "StepRun":
      case "StepFailed":
        memos.push(memoOf(operation));
        break;
      case "Sleep":
        until = sleepUntil(operation, nowMs);
        if (!until) return { kind: "fail", error: protocolError(`“${operation.name}” is no time to sleep.`) };
        memos.push({ stepId: operation.id, memo: "null" });
        break;
      case "DiscoveryRequest":
        break;
      default:
        return {
          kind: "fail",
          error: protocolError(`The embedded host does not know the operation ${operation.op}.`),
        };
    }
  }

  return until ? { kind: "sleep", memos, until } : { kind: "again", memos, delayMs: 0, attempt: 0 };
}

/** What the SDK finds under `steps` when the function runs again. */
export function memoOf(operation: Operation): Memo {
  const memo =
    operation.op === "StepFailed" ? { error: readError(operation.error) } : { data: operation.data ?? null };

  return { stepId: operation.id, memo: JSON.stringify(memo) };
}

const UNIT_MS = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 } as const;

/** `2026-11-21T10:00:00.000Z` as it is, `1d2h30m` from now. */
function sleepUntil({ name }: Operation, nowMs: number): Date | null {
  const text = name ?? "";
  if (/^(\d+(w|d|h|ms|m|s))+$/.test(text)) {
    const parts = [...text.matchAll(/(\d+)(ms|w|d|h|m|s)/g)];
    const totalMs = parts.reduce(
      (sum, [, count, unit]) => sum + Number(count) * UNIT_MS[unit as keyof typeof UNIT_MS],
      0,
    );
    return new Date(nowMs + totalMs);
  }
  const until = new Date(text);

  return Number.isNaN(until.getTime()) ? null : until;
}

/** A deploy without this function: somebody else's run, not a failure of it. */
function isUnknownFunction({ status, body }: CallAnswer): boolean {
  const text = z.object({ message: z.string() }).safeParse(body);

  return status === 500 && text.success && /^Function ".*" was not found in this app/.test(text.data.message);
}

function readError(body: unknown): SerializedError {
  const error = errorSchema.safeParse(body);

  return error.success ? error.data : protocolError(typeof body === "string" ? body : "The function failed.");
}

function protocolError(message: string): SerializedError {
  return { name: "EmbeddedHostError", message, stack: "" };
}
