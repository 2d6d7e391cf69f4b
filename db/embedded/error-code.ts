/** The `code` of a system or driver error, such as `ENOENT` or `57P03`, if it has one. */
export function errorCodeOf(thrown: unknown): string | null {
  return thrown instanceof Error && "code" in thrown && typeof thrown.code === "string" ? thrown.code : null;
}

/** What `work` gives, or `fallback` where it fails with one of these codes. */
export async function unless<Result, Fallback>(
  codes: readonly string[],
  work: Promise<Result>,
  fallback: Fallback,
): Promise<Result | Fallback> {
  try {
    return await work;
  } catch (error) {
    if (codes.includes(errorCodeOf(error) ?? "")) return fallback;
    throw error;
  }
}
