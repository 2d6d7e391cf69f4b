/** The server did not take our events. The message says why, and holds no key. */
export class NotTaken extends Error {
  override readonly name = "NotTaken";
}

/**
 * What the SDK threw, reduced to a sentence.
 *
 * @param eventKey stands in the address that events are sent to, so it may stand in an error
 */
export function notTaken(thrown: unknown, eventKey: string | undefined): NotTaken {
  const reasons: string[] = [];
  for (let error = thrown; error instanceof Error; error = error.cause) {
    reasons.push("code" in error && typeof error.code === "string" ? error.code : firstLine(error.message));
  }
  const text = reasons.filter(Boolean).join(": ") || "no reason given";

  return new NotTaken(eventKey ? text.replaceAll(eventKey, "…") : text);
}

function firstLine(text: string): string {
  return text.split("\n")[0] ?? "";
}
