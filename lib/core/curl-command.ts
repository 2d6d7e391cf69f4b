type CurlRequest = {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string | null;
};

/**
 * A `curl` line that works as pasted into a POSIX shell, one header a line. Long bodies make long
 * lines: whoever shows it decides whether that is wise.
 */
export function curlCommand({ method, url, headers, body }: CurlRequest): string {
  const parts = [
    `curl -X ${method} ${quoted(url)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    // Not -d: that reads a file when the body starts with @, and drops line breaks.
    ...(body === null ? [] : [`--data-raw ${quoted(body)}`]),
  ];

  return parts.join(" \\\n  ");
}

/** Between single quotes a shell changes nothing; a single quote itself has to stand outside of them. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
