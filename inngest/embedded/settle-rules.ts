import { z } from "zod";
import { nextRetryDelayMs } from "./backoff";
import { momentOf } from "./moments";
import { type CallAnswer, type Operation, operationSchema, RUN_COMPLETE } from "./protocol";

/** A step's result to remember: JSON, ready for the SDK's `steps`. */
export type Memo = { stepId: string; memo: string };

/** A step that has begun and ends later, beside others or alone. */
export type PendingStep = { stepId: string } & (
  | { kind: "call" }
  /** Ends at a moment, with `memo` as its result. */
  | { kind: "timer"; until: Date; memo: string }
  /** Ends with the event, or at a moment without one. */
  | { kind: "wait"; until: Date; memo: string; event: string; expression: string | null }
  /** Ends with what the other function returns, or at a moment with an error. */
  | { kind: "invoke"; until: Date; memo: string; functionId: string; data: Record<string, unknown> }
);

/** What becomes of a job after one call of the SDK. */
export type Settlement =
  /** The run has ended; `output` is JSON. */
  | { kind: "complete"; output: string }
  | { kind: "fail"; error: SerializedError }
  /** The same call again, `attempt` calls having failed in a row. */
  | { kind: "retry"; delayMs: number; attempt: number }
  /** Steps have ended, others begin. */
  | { kind: "advance"; memos: Memo[]; pending: PendingStep[]; isRace: boolean };

export type SerializedError = { name: string; message: string; stack: string };

const errorSchema = z.object({
  name: z.string().catch("Error"),
  message: z.string().catch("The function failed."),
  stack: z.string().catch(""),
});

/** Tried again after this long, without counting, when the running version lacks the function. */
const UNKNOWN_FUNCTION_DELAY_MS = 30_000;

/** How long an invoked function may take where the step does not say: Inngest's year. */
const INVOKE_TIMEOUT = "365d";

/** A result without a value: what a sleep ends with, and a wait without its event. */
const NOTHING = "null";

type Rules = { attempt: number; maxAttempts: number; nowMs: number; random: number };

/**
 * The rules of Inngest's server, as a pure function: what one answer of the SDK means for the job.
 *
 * @param rules `attempt`: failed calls before this one; `nowMs`: the app's clock; `random`: between 0
 * and 1, for the jitter
 */
export function settlementOf(answer: CallAnswer, rules: Rules): Settlement {
  const { attempt, maxAttempts, nowMs, random } = rules;
  const retry = (): Settlement => ({
    kind: "retry",
    delayMs: nextRetryDelayMs(attempt, answer.retryAfter, nowMs, random),
    attempt: attempt + 1,
  });

  if (answer.status === 200) return { kind: "complete", output: JSON.stringify(answer.body ?? null) };
  if (answer.status !== 206) {
    if (isUnknownFunction(answer)) return { kind: "retry", delayMs: UNKNOWN_FUNCTION_DELAY_MS, attempt };
    const isLast = answer.isFinal || answer.status < 500 || attempt + 1 >= maxAttempts;
    return isLast ? { kind: "fail", error: readError(answer.body) } : retry();
  }

  const operations = z
    .array(operationSchema)
    .safeParse(Array.isArray(answer.body) ? answer.body : [answer.body]);
  if (!operations.success) return failed("The SDK's answer could not be understood.");

  return settleOperations(operations.data, retry, nowMs);
}

function settleOperations(operations: Operation[], retry: () => Settlement, nowMs: number): Settlement {
  const memos: Memo[] = [];
  const pending: PendingStep[] = [];
  for (const operation of operations) {
    const { op, id: stepId, data } = operation;
    switch (op) {
      case RUN_COMPLETE:
        return { kind: "complete", output: JSON.stringify(data ?? null) };
      case "StepError":
        return retry();
      case "StepRun":
      case "StepFailed":
        memos.push(memoOf(operation));
        break;
      case "StepPlanned":
        pending.push({ kind: "call", stepId });
        break;
      case "Sleep":
      case "WaitForEvent":
      case "InvokeFunction": {
        const step = waitingStep(operation, nowMs);
        if (typeof step === "string") return failed(step);
        pending.push(step);
        break;
      }
      case "DiscoveryRequest":
        break;
      default:
        return failed(`The embedded host does not know the operation ${op}.`);
    }
  }
  const isRace = operations.some(({ opts }) => opts?.parallelMode === "race");

  return { kind: "advance", memos, pending, isRace };
}

const waitOptions = z.object({ timeout: z.string(), if: z.string().optional() });
const invokeOptions = z.object({
  function_id: z.string(),
  payload: z.object({ data: z.record(z.string(), z.unknown()).nullish() }).nullish(),
  timeout: z.string().optional(),
});

/** @returns what is wrong with the operation, where it is no waiting that we understand */
function waitingStep({ op, id: stepId, name, opts }: Operation, nowMs: number): PendingStep | string {
  if (op === "Sleep") {
    const until = momentOf(name ?? "", nowMs);
    return until ? { kind: "timer", stepId, until, memo: NOTHING } : `“${name}” is no time to sleep.`;
  }
  if (op === "WaitForEvent") {
    const { data } = waitOptions.safeParse(opts);
    const until = momentOf(data?.timeout ?? "", nowMs);
    if (!data || !name || !until) return `“${data?.timeout}” is no time to wait for “${name}”.`;
    return { kind: "wait", stepId, until, memo: NOTHING, event: name, expression: data.if ?? null };
  }
  const { data: invoke } = invokeOptions.safeParse(opts);
  const until = momentOf(invoke?.timeout ?? INVOKE_TIMEOUT, nowMs);
  if (!invoke || !until) return "It is not said which function to invoke, or for how long.";
  const memo = errorMemo("InngestInvokeTimeoutError", "The invoked function took too long.");

  return {
    kind: "invoke",
    stepId,
    until,
    memo,
    functionId: invoke.function_id,
    data: invoke.payload?.data ?? {},
  };
}

/** What the SDK finds under `steps` when the function runs again. */
export function memoOf(operation: Operation): Memo {
  const memo =
    operation.op === "StepFailed" ? { error: readError(operation.error) } : { data: operation.data ?? null };

  return { stepId: operation.id, memo: JSON.stringify(memo) };
}

/** The result of a step that failed for good. */
export function errorMemo(name: string, message: string): string {
  return JSON.stringify({ error: { name, message, stack: "" } });
}

/** A deploy without this function: somebody else's run, not a failure of it. */
function isUnknownFunction({ status, body }: CallAnswer): boolean {
  const text = z.object({ message: z.string() }).safeParse(body);

  return status === 500 && text.success && /^Function ".*" was not found in this app/.test(text.data.message);
}

function readError(body: unknown): SerializedError {
  const error = errorSchema.safeParse(body);

  return error.success ? error.data : hostError(typeof body === "string" ? body : "The function failed.");
}

function failed(message: string): Settlement {
  return { kind: "fail", error: hostError(message) };
}

/** A failure that is the host's to tell. */
export function hostError(message: string): SerializedError {
  return { name: "EmbeddedHostError", message, stack: "" };
}
