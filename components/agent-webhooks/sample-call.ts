import { curlCommand } from "@/lib/core/curl-command";
import { type PathPart, parsePath } from "@/lib/engine/template/path";

export const API_KEY_PLACEHOLDER = "YOUR_API_KEY";

const SAMPLE_PHONE = "+14155550123";
/** The fields that our examples speak of; with them the demo agent has an offer to send. */
const SAMPLE_FIELDS = { firstName: "Zoë", offerCode: "COMEBACK20" };
/** A sample with a longer list would show nothing but commas. */
const MAX_SAMPLE_INDEX = 9;

type Called = { url: string; phonePath: string };

/**
 * A call of an agent webhook for the terminal: with a phone number where the webhook looks for it, and
 * with a placeholder unless there is a key to show.
 */
export function sampleCall({ url, phonePath }: Called, apiKey: string = API_KEY_PLACEHOLDER): string {
  return curlCommand({
    method: "POST",
    url,
    headers: { apiKey, "content-type": "application/json" },
    body: JSON.stringify({ ...SAMPLE_FIELDS, ...samplePhone(phonePath) }),
  });
}

/** A body with a phone number at a path: `a.b` is `{ a: { b: "+1415…" } }`; nothing when it is no path. */
export function samplePhone(phonePath: string): object {
  const path = parsePath(phonePath);
  const isShort = path?.every((part) => typeof part === "string" || part <= MAX_SAMPLE_INDEX);
  if (!path || !isShort) return {};

  const [root, ...parts] = path;

  return { [root]: parts.reduceRight(wrapped, SAMPLE_PHONE) };
}

function wrapped(value: unknown, part: PathPart): unknown {
  if (typeof part === "string") return { [part]: value };

  return [...Array.from({ length: part }, () => null), value];
}
