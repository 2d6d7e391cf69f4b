/** A moment as raw SQL takes it. */
export function iso(ms: number): string {
  return new Date(ms).toISOString();
}
