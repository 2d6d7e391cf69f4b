import { AppError } from "./errors";
import { type Json, jsonDepth, MAX_JSON_DEPTH, parseJson } from "./json";

/**
 * A body as JSON: UTF-8, with or without a byte order mark, no deeper than our recursions go.
 *
 * @throws AppError `invalid_json`
 */
export function parseJsonBody(bytes: Uint8Array): Json {
  const text = decodeUtf8(bytes);
  if (jsonDepth(text) > MAX_JSON_DEPTH) {
    throw new AppError("invalid_json", `The body is nested more than ${MAX_JSON_DEPTH} levels deep.`);
  }
  try {
    return parseJson(text);
  } catch (cause) {
    const reason = text.trim()
      ? "The body is not valid JSON. Check quotes, commas and brackets."
      : "The body is empty. Send one JSON object.";
    throw new AppError("invalid_json", reason, { cause });
  }
}

/** @throws AppError `invalid_json` for anything but UTF-8 */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError("invalid_json", "The body is not UTF-8 text.", { cause });
  }
}
