import { urlEncode } from "@/lib/engine/template/filters";
import type { Adapt, Render } from "@/lib/engine/template/render";
import { parseTemplate } from "@/lib/engine/template/template";

/** What is wrong with an address as it is written, or null. Placeholders may stand for anything. */
export function writtenUrlProblem(template: string): string | null {
  const segments = parseTemplate(template.trim());
  if (segments.length === 0) return "Enter the address to call, such as https://crm.example.com/hooks.";
  if (segments[0]?.type !== "text") return null;

  // A digit stands for each placeholder: it is valid in a name, in a port and in a path.
  return urlProblem(segments.map((segment) => (segment.type === "text" ? segment.text : "1")).join(""));
}

/** What is wrong with an address, as a sentence that says what to do, or null. */
export function urlProblem(url: string): string | null {
  if (!/^https?:\/\//i.test(url)) return "The address must start with https:// or http://.";
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed) return "This is not a complete address. Write it like https://crm.example.com/hooks.";
  if (parsed.username || parsed.password) {
    return "Take the user name and password out of the address. Send them in an authorization header.";
  }

  return null;
}

/**
 * Fills an address. What placeholders insert is percent-encoded, so that data stays in its place,
 * unless the address starts with it.
 */
export function renderUrl(template: string, render: Render): string {
  const adapt: Adapt = (text, { raw, expression }, isAtStart) => {
    if (isAtStart) return text.trim();
    if (expression.filters.at(-1)?.name === "urlencode") return text;
    if (!/^\.{1,2}$/.test(text)) return urlEncode(text);
    // As a part of a path, dots climb up to another address, and cannot be encoded.
    render.warn(null, `${raw} is “${text}”, which would change the address, and was left out.`);
    return "";
  };

  return render.text(template.trim(), { adapt });
}

/** Adds a query parameter, before the fragment if there is one. */
export function withQuery(url: string, name: string, value: string): string {
  const [address = "", ...fragment] = url.split("#");
  const separator = address.includes("?") ? "&" : "?";
  const rest = fragment.length > 0 ? `#${fragment.join("#")}` : "";

  return `${address}${separator}${name}=${urlEncode(value)}${rest}`;
}
