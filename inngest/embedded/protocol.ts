import { createHmac } from "node:crypto";
import canonicalize from "canonicalize";
import { z } from "zod";
import { checkExpression } from "./expressions";
import { momentOf, nextTickMs } from "./moments";

/**
 * The wire between us and the Inngest SDK, as the SDK documents it for other servers: what we send
 * to its `serve()` handler, and what it answers. Nothing else of this folder spells a header.
 */

/** An event as the SDK sends and receives it. */
export type HostEvent = { id: string; name: string; data: Record<string, unknown>; ts: number };

/** A function as its in-band sync describes it. */
export type HostFunction = {
  id: string;
  maxAttempts: number;
  triggers: readonly HostTrigger[];
  /** An expression: events for which it gives the same text start one run a day. */
  idempotency: string | null;
  /** At most two. Those with a key stand first. */
  concurrency: readonly ConcurrencyRule[];
  cancelOn: readonly CancelRule[];
};

/** Starts a run at events of a name, perhaps under a condition; or at moments. */
export type HostTrigger =
  | { kind: "event"; event: string; expression: string | null }
  | { kind: "cron"; cron: string };

/** So many calls at once, or so many for each value of a key. */
export type ConcurrencyRule = { limit: number; key: string | null };

/** Cancels a run at an event, within a time after its start. */
export type CancelRule = { event: string; expression: string | null; timeout: string | null };

/** One operation of a 206 answer. */
export const operationSchema = z.looseObject({
  op: z.string(),
  id: z.string(),
  name: z.string().nullish(),
  opts: z.record(z.string(), z.unknown()).nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
});
export type Operation = z.output<typeof operationSchema>;

/** What one call of the SDK answered. */
export type CallAnswer = {
  status: number;
  /** `x-inngest-no-retry`. */
  isFinal: boolean;
  /** Seconds or an HTTP date. */
  retryAfter: string | null;
  body: unknown;
};

export const RUN_COMPLETE = "RunComplete";
export const FUNCTION_FAILED = "inngest/function.failed";
export const FUNCTION_INVOKED = "inngest/function.invoked";

/** What a call is for when it is not for one step among others. */
const WHOLE_FUNCTION = "step";

/** Inngest's own default: one try and four retries. */
const DEFAULT_MAX_ATTEMPTS = 5;

/** What `(request: Request) => Promise<Response>` of `serve()` looks like. */
export type ServeHandler = (request: Request) => Promise<Response>;

/** Our origin as the SDK sees it. Nothing ever connects to it. */
export const HOST_ORIGIN = "http://embedded.invalid";
const SERVE_URL = `${HOST_ORIGIN}/api/inngest`;

const triggerSchema = z.union([
  z.strictObject({ event: z.string(), expression: z.string().optional() }),
  z.strictObject({ cron: z.string() }),
]);
const limitSchema = z.int().min(1);
const concurrencySchema = z.strictObject({
  limit: limitSchema,
  key: z.string().optional(),
  scope: z.literal("fn").optional(),
});
const functionSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  triggers: z.array(triggerSchema),
  steps: z.strictObject({
    step: z.object({ retries: z.object({ attempts: z.int().min(0).max(20) }).optional() }),
  }),
  idempotency: z.string().optional(),
  concurrency: z.union([limitSchema, concurrencySchema, z.array(concurrencySchema).max(2)]).optional(),
  cancel: z
    .array(z.strictObject({ event: z.string(), if: z.string().optional(), timeout: z.string().optional() }))
    .max(5)
    .optional(),
});

/**
 * Asks the SDK for its functions (in-band sync).
 *
 * @throws Error on a config key that this host does not know: never ignored, so that nothing behaves
 * otherwise than it says
 */
export async function readFunctions(serve: ServeHandler, signingKey: string): Promise<HostFunction[]> {
  const response = await serve(
    signedRequest("PUT", SERVE_URL, { url: SERVE_URL }, signingKey, { "x-inngest-sync-kind": "in_band" }),
  );
  if (response.status !== 200) throw new Error(`The functions could not be read: ${await response.text()}`);

  const { functions } = z.object({ functions: z.array(z.unknown()) }).parse(await response.json());

  return functions.map((config) => {
    const known = functionSchema.safeParse(config);
    if (known.success) return toHostFunction(known.data);
    throw new Error(
      `The embedded host cannot run this function: ${z.prettifyError(known.error)}\n${JSON.stringify(config)}`,
    );
  });
}

function toHostFunction({
  id,
  triggers,
  steps,
  idempotency,
  concurrency = [],
  cancel = [],
}: z.output<typeof functionSchema>): HostFunction {
  const retries = steps.step.retries?.attempts;
  const rules = [concurrency].flat().map((rule) => (typeof rule === "number" ? { limit: rule } : rule));
  const definition: HostFunction = {
    id,
    maxAttempts: retries === undefined ? DEFAULT_MAX_ATTEMPTS : retries + 1,
    triggers: triggers.map((trigger) =>
      "cron" in trigger
        ? { kind: "cron", cron: trigger.cron }
        : { kind: "event", event: trigger.event, expression: trigger.expression ?? null },
    ),
    idempotency: idempotency ?? null,
    concurrency: rules
      .map((rule): ConcurrencyRule => ({ limit: rule.limit, key: "key" in rule ? (rule.key ?? null) : null }))
      .sort((a, b) => Number(a.key === null) - Number(b.key === null)),
    cancelOn: cancel.map((rule) => ({
      event: rule.event,
      expression: rule.if ?? null,
      timeout: rule.timeout ?? null,
    })),
  };
  checkFunction(definition);

  return definition;
}

/** What cannot be evaluated is refused now, not when the first event comes. */
function checkFunction({ id, triggers, idempotency, concurrency, cancelOn }: HostFunction): void {
  const expressions = [
    ...triggers.map((trigger) => (trigger.kind === "event" ? trigger.expression : null)),
    idempotency,
    ...concurrency.map(({ key }) => key),
    ...cancelOn.map(({ expression }) => expression),
  ];
  try {
    for (const expression of expressions) if (expression !== null) checkExpression(expression);
    for (const trigger of triggers) if (trigger.kind === "cron") nextTickMs(trigger.cron, 0);
    for (const { timeout } of cancelOn) {
      if (timeout !== null && !momentOf(timeout, 0)) throw new Error(`“${timeout}” is no length of time.`);
    }
  } catch (cause) {
    throw new Error(`The embedded host cannot run the function ${id}: ${String(cause)}`, { cause });
  }
}

export type Call = {
  runId: string;
  functionId: string;
  event: HostEvent;
  /** One step among others side by side; null for the function itself. */
  stepId: string | null;
  /** Failed calls of this job so far. */
  attempt: number;
  maxAttempts: number;
  /** Names job and lease; comes back with every checkpoint. */
  queueItemId: string;
  /** Finished steps in the order of completion, each memo as JSON. */
  memos: readonly { stepId: string; memo: string }[];
};

/**
 * Runs a function until it ends, waits or fails, with checkpoints after each step; or just one step
 * of those that stand side by side.
 */
export async function callFunction(serve: ServeHandler, signingKey: string, call: Call): Promise<CallAnswer> {
  const stack = call.memos.map(({ stepId }) => stepId);
  const body = {
    version: 2,
    event: call.event,
    events: [call.event],
    steps: Object.fromEntries(call.memos.map(({ stepId, memo }) => [stepId, JSON.parse(memo)])),
    ctx: {
      run_id: call.runId,
      fn_id: call.functionId,
      qi_id: call.queueItemId,
      attempt: call.attempt,
      max_attempts: call.maxAttempts,
      disable_immediate_execution: call.stepId !== null,
      use_api: false,
      stack: { stack, current: stack.length },
    },
  };
  const url = `${SERVE_URL}?fnId=${encodeURIComponent(call.functionId)}&stepId=${call.stepId ?? WHOLE_FUNCTION}`;
  const response = await serve(signedRequest("POST", url, body, signingKey, { "x-run-id": call.runId }));

  return {
    status: response.status,
    isFinal: response.headers.get("x-inngest-no-retry") === "true",
    retryAfter: response.headers.get("retry-after"),
    body: parseBody(await response.text()),
  };
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function signedRequest(
  method: "POST" | "PUT",
  url: string,
  body: unknown,
  signingKey: string,
  headers: Record<string, string>,
): Request {
  const timestamp = Math.floor(Date.now() / 1000);
  const signature = createHmac("sha256", signingKey)
    .update(`${canonicalize(body)}${timestamp}`)
    .digest("hex");

  return new Request(url, {
    method,
    headers: {
      host: "embedded.invalid",
      "content-type": "application/json",
      "x-inngest-signature": `t=${timestamp}&s=${signature}`,
      ...headers,
    },
    body: JSON.stringify(body),
  });
}

/** What the SDK asks of a server through the client's `fetch`. */
export type HostRequest =
  | { kind: "events"; events: HostEvent[] }
  | { kind: "checkpoint"; runId: string; queueItemId: string; operations: Operation[] };

const eventsBody = z.array(
  z.object({
    id: z.string().optional(),
    name: z.string(),
    data: z.record(z.string(), z.unknown()).nullish(),
    ts: z.number().optional(),
  }),
);
const checkpointBody = z.object({
  run_id: z.string(),
  qi_id: z.string(),
  steps: z.array(operationSchema),
});

/** Understands a request that the SDK makes; null for an endpoint that this host does not have. */
export async function readHostRequest(
  request: Request,
  newEventId: () => string,
): Promise<HostRequest | null> {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith("/e/")) {
    const events = eventsBody.parse(await request.json());
    // The SDK sends the same seed when it tries again, so that the events get the same ids.
    const seed = request.headers.get("x-inngest-event-id-seed");
    return {
      kind: "events",
      events: events.map(({ id, name, data, ts }, index) => ({
        id: id ?? (seed ? `${seed}:${index}` : newEventId()),
        name,
        data: data ?? {},
        ts: ts ?? Date.now(),
      })),
    };
  }
  if (/^\/v1\/checkpoint\/[^/]+\/async$/.test(pathname)) {
    const { run_id, qi_id, steps } = checkpointBody.parse(await request.json());
    return { kind: "checkpoint", runId: run_id, queueItemId: qi_id, operations: steps };
  }

  return null;
}
