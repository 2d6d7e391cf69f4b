import { STATUS_CODES } from "node:http";
import type { DeliveryErrorClass } from "@/lib/core/vocabulary";
import type { OutboundAnswer } from "@/lib/net/outbound-client";
import type { OutboundFailure } from "@/lib/net/outbound-failure";

/** Null for success, else why it failed and whether trying again makes sense. */
export type AttemptFailure = { errorClass: DeliveryErrorClass; message: string; isPermanent: boolean };

/**
 * Judges one attempt by the success rule (R118, R171): `200` takes exactly 200, `2xx` every success.
 * A redirect is a failure, because it is not followed.
 */
export function attemptFailure(
  result: OutboundAnswer | OutboundFailure,
  successRule: "2xx" | "200",
): AttemptFailure | null {
  if (!result.ok) {
    const { errorClass, message } = result;
    return { errorClass, message, isPermanent: errorClass === "blocked" || errorClass === "invalid" };
  }

  const { statusCode } = result;
  const isSuccess = successRule === "200" ? statusCode === 200 : statusCode >= 200 && statusCode < 300;
  if (isSuccess) return null;
  if (statusCode >= 300 && statusCode < 400) {
    const target = result.headers.location ? ` to ${result.headers.location}` : "";
    const message = `The server redirects${target} (${statusCode}). Patchbay does not follow redirects: enter the final address.`;
    return { errorClass: "redirect", message, isPermanent: false };
  }
  const expected = successRule === "200" && statusCode < 300 ? ", and this step accepts 200 only" : "";

  return {
    errorClass: "status",
    message: `The server answered ${statusWithWords(statusCode)}${expected}.`,
    isPermanent: false,
  };
}

function statusWithWords(statusCode: number): string {
  const words = STATUS_CODES[statusCode];

  return words ? `${statusCode} (${words})` : String(statusCode);
}
