import { createHmac } from "node:crypto";
import canonicalize from "canonicalize";
import { z } from "zod";

/**
 * The wire between us and the Inngest SDK, as the SDK documents it for other servers: what we send
 * to its `serve()` handler, and what it answers. Nothing else of this folder spells a header.
 */

/** An event as the SDK sends and receives it. */
export type HostEvent = { id: string; name: string; data: Record<string, unknown>; ts: number };

/** A function as its in-band sync describes it, reduced to what we honour. */
export type HostFunction = {
  id: string;
  maxAttempts: number;
  triggers: readonly HostTrigger[];
};

/** `failedFunctionId` is the one expression we know: the SDK's own, for `onFailure`. */
export type HostTrigger = { event: string; failedFunctionId: string | null };

/** One operation of a 206 answer. */
export const operationSchema = z.looseObject({
  op: z.string(),
  id: z.string(),
  name: z.string().nullish(),
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

/** Inngest's own default: one try and four retries. */
const DEFAULT_MAX_ATTEMPTS = 5;

/** What `(request: Request) => Promise<Response>` of `serve()` looks like. */
export type ServeHandler = (request: Request) => Promise<Response>;

/** Our origin as the SDK sees it. Nothing ever connects to it. */
export const HOST_ORIGIN = "http://embedded.invalid";
const SERVE_URL = `${HOST_ORIGIN}/api/inngest`;

const triggerSchema = z.strictObject({ event: z.string(), expression: z.string().optional() });
const functionSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  triggers: z.array(triggerSchema).min(1),
  steps: z.strictObject({
    step: z.object({ retries: z.object({ attempts: z.int().min(0).max(20) }).optional() }),
  }),
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

function toHostFunction({ id, triggers, steps }: z.output<typeof functionSchema>): HostFunction {
  const retries = steps.step.retries?.attempts;

  return {
    id,
    maxAttempts: retries === undefined ? DEFAULT_MAX_ATTEMPTS : retries + 1,
    triggers: triggers.map(({ event, expression }) => ({
      event,
      failedFunctionId: failedFunctionOf(id, expression),
    })),
  };
}

function failedFunctionOf(id: string, expression: string | undefined): string | null {
  if (expression === undefined) return null;
  const match = /^event\.data\.function_id == '([^']+)'$/.exec(expression);
  if (match?.[1]) return match[1];
  throw new Error(`The embedded host cannot evaluate the trigger condition of ${id}: ${expression}`);
}

export type Call = {
  runId: string;
  functionId: string;
  event: HostEvent;
  /** Failed calls of this job so far. */
  attempt: number;
  maxAttempts: number;
  /** Names job and lease; comes back with every checkpoint. */
  queueItemId: string;
  /** Finished steps in the order of completion, each memo as JSON. */
  memos: readonly { stepId: string; memo: string }[];
};

/** Runs a function until it ends, sleeps or fails, with checkpoints after each step. */
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
      disable_immediate_execution: false,
      use_api: false,
      stack: { stack, current: stack.length },
    },
  };
  const url = `${SERVE_URL}?fnId=${encodeURIComponent(call.functionId)}&stepId=step`;
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
    return {
      kind: "events",
      events: events.map(({ id, name, data, ts }) => ({
        id: id ?? newEventId(),
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
