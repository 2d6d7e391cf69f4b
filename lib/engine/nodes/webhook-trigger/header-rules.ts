/** Set by us or by the connection itself; a flow may not (SPEC 5). */
const FORBIDDEN_HEADERS: readonly string[] = [
  "host",
  "content-length",
  "connection",
  "transfer-encoding",
  "webhook-id",
  "webhook-timestamp",
  "webhook-signature",
];

const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const SENDABLE = /^[\t\x20-\x7e\xa0-\xff]*$/;
const NOT_SENDABLE = /[^\t\x20-\x7e\xa0-\xff]/gu;

/** Whether HTTP allows this name at all. */
export function isHeaderName(name: string): boolean {
  return NAME.test(name);
}

export function isForbiddenHeader(name: string): boolean {
  return FORBIDDEN_HEADERS.includes(name.toLowerCase());
}

/** Whether HTTP can carry this value: no line breaks, no characters beyond Latin-1. */
export function isHeaderValue(value: string): boolean {
  return SENDABLE.test(value);
}

/** The nearest value that HTTP can carry. Line breaks become spaces, so data cannot add headers. */
export function sendableHeaderValue(value: string): string {
  return value
    .replace(/[\r\n]+/g, " ")
    .replace(NOT_SENDABLE, "?")
    .trim();
}
