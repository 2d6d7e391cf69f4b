import { type JsonObject, LosslessNumber } from "@/lib/core/json";
import { toE164 } from "@/lib/core/phone";
import type { Warning } from "@/lib/core/vocabulary";
import { readPath } from "@/lib/engine/template/path";

const MAX_SHOWN_CHARS = 40;

/**
 * The contact's phone number in E.164, from where the webhook says it stands. An empty text counts as
 * absent, because senders fill missing merge fields with it; a number that cannot be used is a
 * warning, not a refusal (R12, R197).
 *
 * @param country where numbers without a country prefix belong
 */
export function readPhone(
  body: JsonObject,
  phonePath: string,
  country: string,
): { phone: string | null; warning: Warning | null } {
  const value = readPath(body, phonePath);
  if (value === undefined || value === null || value === "") return { phone: null, warning: null };

  const text = typeof value === "object" && !(value instanceof LosslessNumber) ? "" : String(value);
  const phone = toE164(text, country);
  if (phone !== null) return { phone, warning: null };

  const shown = text ? `“${text.slice(0, MAX_SHOWN_CHARS)}”` : "What stands there";
  return {
    phone: null,
    warning: {
      path: phonePath,
      message: `${shown} is not a usable phone number, so this call belongs to no contact.`,
    },
  };
}
