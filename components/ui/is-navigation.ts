/** Next's `redirect()` and `notFound()` travel as errors and must reach Next. */
export function isNavigation(thrown: unknown): boolean {
  return thrown instanceof Error && "digest" in thrown && String(thrown.digest).startsWith("NEXT_");
}
