/** Remembers values for a short time, so that what is asked for thousands of times is read once. */
export class ExpiringCache<Value> {
  private readonly entries = new Map<string, { value: Value; untilMs: number }>();

  constructor(private readonly options: { ttlMs: number; maxEntries: number }) {}

  /** The remembered value, or what `load` gives; nothing (null, undefined) is not remembered. */
  async get(key: string, load: () => Promise<Value>): Promise<Value> {
    const known = this.entries.get(key);
    if (known && known.untilMs > Date.now()) return known.value;

    const value = await load();
    if (value === null || value === undefined) return value;
    if (this.entries.size >= this.options.maxEntries) this.entries.clear();
    this.entries.set(key, { value, untilMs: Date.now() + this.options.ttlMs });

    return value;
  }

  clear(): void {
    this.entries.clear();
  }
}
