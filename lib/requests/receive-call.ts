import { type KnownWebhook, knownWebhook } from "@/lib/agent-webhooks/known-webhook";
import { readPhone } from "@/lib/agent-webhooks/read-phone";
import { bodyFormat, MAX_BODY_BYTES, readBody } from "@/lib/agent-webhooks/webhook-body";
import type { Actor } from "@/lib/auth/actor";
import { authenticateApiKey } from "@/lib/auth/api-key";
import { nowMs } from "@/lib/core/clock";
import { env } from "@/lib/core/env";
import { AppError, toAppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { processSingleton } from "@/lib/core/process-singleton";
import { problemResponse } from "@/lib/http/problem";
import { RateLimit } from "@/lib/http/rate-limit";
import { readLimited } from "@/lib/http/read-limited";
import { type AcceptedAnswer, acceptCall } from "./accept-calls";
import { acceptKeyedCall } from "./accept-keyed-call";
import type { Call } from "./call";
import { recordRejection } from "./record-rejection";
import { storedHeaders } from "./stored-headers";

const MAX_IDEMPOTENCY_KEY_CHARS = 255;

const limits = processSingleton("inbound-limits", () => new RateLimit(60_000));

/**
 * The fast door: one call of an agent webhook, from the first check to the answer. Checks run in the
 * order of SPEC 3, and a 2xx is answered only after request, runs and jobs have been committed.
 */
export async function receiveCall(request: Request, webhookId: string): Promise<Response> {
  let webhook: KnownWebhook | null = null;
  let actor: ApiKeyActor | null = null;
  let call: Call | null = null;
  try {
    webhook = await knownWebhook(webhookId);
    call = webhook && newCall(request, webhook);
    if (request.method !== "POST") {
      actor = await provenCaller(request);
      if (call && actor?.teamId === call.teamId) {
        call.apiKeyId = actor.apiKeyId;
        await keepBody(request, call);
      }
      throw methodNotAllowed();
    }
    actor = await authenticateApiKey(request.headers);
    requireTrigger(actor);
    if (!webhook || !call || webhook.teamId !== actor.teamId)
      throw new AppError("not_found", NO_SUCH_WEBHOOK);
    call.apiKeyId = actor.apiKeyId;
    checkLimit(webhook.teamId);

    return await take(request, webhook, call);
  } catch (thrown) {
    return reject(thrown, { webhook, actor, call });
  }
}

type ApiKeyActor = Extract<Actor, { kind: "api_key" }>;

const NO_SUCH_WEBHOOK =
  "There is no webhook with this address in your team. Copy its URL again from the agent's trigger or from Webhooks.";

/** 405 comes before 401, so a wrong method is told to everybody; who it was only decides what is listed. */
async function provenCaller(request: Request): Promise<ApiKeyActor | null> {
  return authenticateApiKey(request.headers).catch(() => null);
}

function methodNotAllowed(): AppError {
  return new AppError("method_not_allowed", "Agent webhooks take POST only.", { headers: { allow: "POST" } });
}

function requireTrigger({ scopes }: ApiKeyActor): void {
  if (scopes.includes("trigger")) return;

  throw new AppError(
    "insufficient_scope",
    "This API key may not call agent webhooks. Use one with the scope “trigger”.",
  );
}

function checkLimit(teamId: string): void {
  const { PATCHBAY_INBOUND_LIMIT } = env();
  const waitSeconds = PATCHBAY_INBOUND_LIMIT > 0 ? limits.hit(teamId, PATCHBAY_INBOUND_LIMIT) : null;
  if (waitSeconds === null) return;

  throw new AppError(
    "rate_limited",
    `Your team sent more than ${PATCHBAY_INBOUND_LIMIT} calls in a minute.`,
    {
      headers: { "retry-after": String(waitSeconds) },
    },
  );
}

function newCall(request: Request, webhook: KnownWebhook): Call {
  const receivedMs = nowMs();

  return {
    requestId: newId("req", receivedMs),
    teamId: webhook.teamId,
    webhookId: webhook.id,
    receivedAt: new Date(receivedMs),
    method: request.method,
    contentType: request.headers.get("content-type") ?? "",
    headers: storedHeaders(request.headers),
    body: null,
    isBodyTruncated: false,
    sizeBytes: 0,
    warnings: [],
    idempotencyKey: request.headers.get("idempotency-key"),
    apiKeyId: null,
  };
}

/** Reads the body of a caller whom we know, for the list of requests and for the flow. */
async function keepBody(request: Request, call: Call): Promise<Buffer> {
  const { bytes, isTooLarge } = await readLimited(request, MAX_BODY_BYTES);
  call.body = bytes;
  call.sizeBytes = bytes.length;
  call.isBodyTruncated = isTooLarge;

  return bytes;
}

async function take(request: Request, webhook: KnownWebhook, call: Call): Promise<Response> {
  const bytes = await keepBody(request, call);
  const format = bodyFormat(request.headers.get("content-type"));
  if (!format) {
    throw new AppError(
      "unsupported_media_type",
      "Send the body as application/json or application/x-www-form-urlencoded.",
    );
  }
  if (!/^(identity)?$/i.test(request.headers.get("content-encoding")?.trim() ?? "")) {
    throw new AppError("unsupported_media_type", "Send the body as it is, without Content-Encoding.");
  }
  if (call.isBodyTruncated) {
    throw new AppError(
      "payload_too_large",
      "The body is larger than 1 MiB (1,048,576 bytes). Send less, or a link to the rest.",
    );
  }
  const body = readBody(format, bytes);
  const { warning } = readPhone(body, webhook.phonePath, webhook.country);
  if (warning) call.warnings.push(warning);

  const { answer, isReplay } = await accept(call);

  return Response.json(answer, { status: 202, headers: isReplay ? { "idempotent-replayed": "true" } : {} });
}

async function accept(call: Call): Promise<{ answer: AcceptedAnswer; isReplay: boolean }> {
  const key = call.idempotencyKey;
  if (key === null) return { answer: await acceptCall(call), isReplay: false };
  if (key === "" || key.length > MAX_IDEMPOTENCY_KEY_CHARS) {
    throw new AppError(
      "invalid_request",
      `An Idempotency-Key has 1 to ${MAX_IDEMPOTENCY_KEY_CHARS} characters.`,
    );
  }

  return acceptKeyedCall(call, key);
}

type Rejected = { webhook: KnownWebhook | null; actor: ApiKeyActor | null; call: Call | null };

/** Answers an error, and lists the call where SPEC 3 says so. What cannot be listed is answered 503. */
async function reject(thrown: unknown, { webhook, actor, call }: Rejected): Promise<Response> {
  const error = toAppError(thrown);
  const isOwn = actor === null || actor.teamId === webhook?.teamId;
  try {
    if (call && isOwn) await recordRejection(call, error);
  } catch (recordThrown) {
    return problemResponse(recordThrown);
  }

  return problemResponse(error);
}
