import { AppError } from "@/lib/core/errors";
import { isPlainObject, type JsonObject, LosslessNumber } from "@/lib/core/json";
import { decodeUtf8, parseJsonBody } from "@/lib/core/json-body";

/** Largest body of an inbound call: SPEC 3. */
export const MAX_BODY_BYTES = 1024 * 1024;

type BodyFormat = "json" | "form";

/**
 * What the flow gets as `webhookBody`: the JSON object, or the fields of the form; a field that comes
 * several times is a list.
 *
 * @throws AppError `invalid_json` for anything else than one object
 */
export function readBody(format: BodyFormat, bytes: Uint8Array): JsonObject {
  if (format === "form") return readForm(decodeUtf8(bytes));

  const value = parseJsonBody(bytes);
  if (!isPlainObject(value)) {
    throw new AppError(
      "invalid_json",
      `The body is ${nameOf(value)}. Send one JSON object, such as {"phone": "+14155550123"}.`,
    );
  }

  return value as JsonObject;
}

/** JSON or a form by its content type; null for anything else. No content type counts as JSON. */
export function bodyFormat(contentType: string | null): BodyFormat | null {
  const mediaType = (contentType ?? "application/json").split(";")[0]?.trim().toLowerCase() ?? "";
  if (mediaType === "application/json" || /^application\/[\w.-]+\+json$/.test(mediaType)) return "json";

  return mediaType === "application/x-www-form-urlencoded" ? "form" : null;
}

function readForm(text: string): JsonObject {
  const fields = new URLSearchParams(text);
  const entries = [...new Set(fields.keys())].map((name) => {
    const values = fields.getAll(name);
    return [name, values.length > 1 ? values : (values[0] ?? "")] as const;
  });

  return Object.fromEntries(entries);
}

function nameOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (value instanceof LosslessNumber) return "a number";
  return value === null ? "null" : `a ${typeof value}`;
}
