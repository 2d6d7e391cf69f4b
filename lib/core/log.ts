type Fields = Record<string, string | number | boolean | null | undefined>;

/**
 * Writes one line to standard error. Never pass a body, a header or a secret: only ids, codes and
 * the error itself.
 */
export function logError(message: string, error?: unknown, fields: Fields = {}): void {
  console.error(line("error", message, fields), error ?? "");
}

/** As {@link logError}, for what somebody should know of and the product copes with. */
export function logWarning(message: string, fields: Fields = {}): void {
  console.warn(line("warning", message, fields));
}

/**
 * Goes on when whoever read our output has gone, such as the `tee` of a pipe or a closed terminal. Node
 * makes an uncaught error of each write then, and to log that one is the next.
 */
export function outliveOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}

function line(level: string, message: string, fields: Fields): string {
  const details = Object.entries(fields).map(([key, value]) => `${key}=${value}`);

  return [new Date().toISOString(), level, message, ...details].join(" ");
}
