import { type Json, type JsonObject, stringifyJson } from "@/lib/core/json";
import type { PrepareContext } from "@/lib/engine/node";
import { givenContentType, isJsonType } from "./content-type";

const JSON_CONTENT_TYPE = "application/json";

/** What is sent, final; `shown` is the same for the log. */
export type RenderedBody =
  | { ok: true; text: string; contentType: string; shown: Json }
  | { ok: false; message: string };

/**
 * Fills the body: a JSON template, or plain text when the headers give another type. An empty one
 * is the default payload (R86), which is always JSON.
 */
export function renderBody(
  template: string,
  headers: Readonly<Record<string, string>>,
  context: PrepareContext,
): RenderedBody {
  const { render } = context;
  const given = givenContentType(headers);
  if (template.trim() === "") return defaultBody(given, isJsonType(headers), context);
  if (!isJsonType(headers)) {
    const text = render.text(template);
    return { ok: true, text, contentType: given ?? JSON_CONTENT_TYPE, shown: text };
  }
  const filled = render.json(template);
  if (!filled.ok) return { ok: false, message: `The body could not be made. ${filled.message}` };

  return jsonBody(filled.value, given);
}

function defaultBody(
  given: string | null,
  isJson: boolean,
  { render, runId, scope }: PrepareContext,
): RenderedBody {
  const payload: JsonObject = {
    runId,
    agentId: scope.agent.id,
    contact: scope.contact,
    webhookBody: scope.webhookBody,
  };
  if (isJson) return jsonBody(payload, given);
  render.warn(null, `The default payload is JSON, so it was not sent as ${given}.`);

  return jsonBody(payload, null);
}

function jsonBody(value: Json, given: string | null): RenderedBody {
  return { ok: true, text: stringifyJson(value), contentType: given ?? JSON_CONTENT_TYPE, shown: value };
}
