/** Counts calls in windows of one length. In memory: a limit against runaways, not for billing. */
export class RateLimit {
  private windowStartMs = 0;
  private readonly counts = new Map<string, number>();

  constructor(private readonly windowMs: number) {}

  /**
   * Counts one call.
   *
   * @returns null, or, once `limit` is exceeded, the seconds until calls are taken again
   */
  hit(subject: string, limit: number): number | null {
    const now = Date.now();
    if (now - this.windowStartMs >= this.windowMs) {
      this.windowStartMs = now;
      this.counts.clear();
    }
    const count = (this.counts.get(subject) ?? 0) + 1;
    this.counts.set(subject, count);

    return count > limit ? Math.ceil((this.windowStartMs + this.windowMs - now) / 1000) : null;
  }
}
