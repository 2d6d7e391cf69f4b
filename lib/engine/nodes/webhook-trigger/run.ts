import type { Json } from "@/lib/core/json";
import {
  type ActContext,
  type DeliveryResult,
  HTTP_METHODS,
  type HttpMethod,
  type OutboundWebhook,
  type PrepareContext,
  type PreparedStep,
  type StepOutcome,
} from "@/lib/engine/node";
import { MASK, maskHeaders } from "@/lib/engine/secret-reference";
import { type RenderedBody, renderBody } from "./body";
import type { WebhookTriggerConfig } from "./config";
import { renderHeaders } from "./headers";
import { callSentence } from "./schema";
import { renderUrl, urlProblem, withQuery } from "./url-rules";

type Call = { url: string; method: HttpMethod; headers: Record<string, string>; body: RenderedBody };

/** Calls another system. Its answer, or why there was none, is the step's output. */
export function prepareWebhookTrigger(config: WebhookTriggerConfig, context: PrepareContext): PreparedStep {
  const { render } = context;
  const headers = renderHeaders(config.headers, render);
  const call: Call = {
    url: renderUrl(config.url, render),
    method: HTTP_METHODS.find((method) => method === config.method) ?? "POST",
    headers,
    body: renderBody(config.body, headers, context),
  };

  return {
    input: shownInput(config, call),
    sentence: callSentence(call.method, call.url),
    warnings: [...render.warnings],
    act: (ctx) => send(config, call, ctx),
  };
}

async function send(config: WebhookTriggerConfig, call: Call, ctx: ActContext): Promise<StepOutcome> {
  const problem = urlProblem(call.url);
  if (problem) return failedBefore("invalid_url", problem);
  if (!call.body.ok) return failedBefore("invalid_body", call.body.message);
  const webhook = outboundWebhook(config, call, call.body);

  return outcomeOf(await ctx.host.deliverWebhook(ctx.stepKey, webhook));
}

function outboundWebhook(
  config: WebhookTriggerConfig,
  { url, method, headers }: Call,
  { text, contentType }: RenderedBody & { ok: true },
): OutboundWebhook {
  const { "content-type": _replaced, ...ownHeaders } = headers;
  // GET has no body: receivers find the payload in the query (REQUIREMENTS 2.2, row 12).
  const isGet = method === "GET";

  return {
    method,
    url: isGet ? withQuery(url, "payload", text) : url,
    headers: isGet ? ownHeaders : { ...ownHeaders, "content-type": contentType },
    secret: config.secret || null,
    signingSecret: config.signingSecret || null,
    body: isGet ? null : text,
    contentType,
    successRule: config.successRule === "200" ? "200" : "2xx",
    retryGapsSeconds: config.retryGapsSeconds,
    timeoutMs: config.timeoutMs,
    waitForDelivery: config.waitForDelivery,
  };
}

function outcomeOf(result: DeliveryResult): StepOutcome {
  const { deliveryId, statusCode, response } = result;
  const output = { deliveryId, statusCode, response };
  if (!result.ok) return { status: "failed", failure: result.failure, output };

  return { status: "succeeded", port: "delivered", output };
}

function failedBefore(code: string, message: string): StepOutcome {
  return {
    status: "failed",
    failure: { code, message },
    output: { deliveryId: null, statusCode: null, response: null },
  };
}

function shownInput(config: WebhookTriggerConfig, { url, method, headers, body }: Call): Json {
  return {
    method,
    url,
    headers: maskHeaders(headers),
    body: body.ok ? body.shown : null,
    ...(config.secret ? { secret: MASK } : {}),
    ...(config.signingSecret ? { signingSecret: MASK } : {}),
    successRule: config.successRule,
    retryGapsSeconds: config.retryGapsSeconds,
    timeoutMs: config.timeoutMs,
    waitForDelivery: config.waitForDelivery,
  };
}
