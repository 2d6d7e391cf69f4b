import { isSecretReference } from "@/lib/engine/secret-reference";
import type { Render } from "@/lib/engine/template/render";
import { isForbiddenHeader, isHeaderName, sendableHeaderValue } from "./header-rules";

/** Fills the headers. Names come out in lower case; stored secrets stay references. */
export function renderHeaders(
  headers: Readonly<Record<string, string>>,
  render: Render,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => isHeaderName(name) && !isForbiddenHeader(name))
      .map(([name, template]) => [name.toLowerCase(), headerValue(name, template, render)]),
  );
}

function headerValue(name: string, template: string, render: Render): string {
  if (isSecretReference(template)) return template;
  const text = render.text(template).trim();
  const value = sendableHeaderValue(text);
  if (isSecretReference(value)) {
    // Whoever calls our webhook could otherwise name a stored secret and have it sent to the receiver.
    render.warn(null, `The header “${name}” was left empty: data may not refer to stored secrets.`);
    return "";
  }
  if (value !== text) {
    render.warn(null, `The header “${name}” held characters that a header cannot carry. They were replaced.`);
  }

  return value;
}
