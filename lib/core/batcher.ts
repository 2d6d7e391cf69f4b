type BatcherOptions<Item, Result> = {
  maxBatch: number;
  maxInFlight: number;
  /** Gets what piled up; answers one result an item, in the same order. */
  run: (items: readonly Item[]) => Promise<Result[]>;
};

type Waiting<Item, Result> = {
  item: Item;
  resolve: (result: Result) => void;
  reject: (reason: unknown) => void;
};

/**
 * Runs single items at once while there is little to do, and together what arrives meanwhile when
 * there is much. Nothing waits for a timer.
 */
export function createBatcher<Item, Result>({ maxBatch, maxInFlight, run }: BatcherOptions<Item, Result>) {
  const waiting: Waiting<Item, Result>[] = [];
  let inFlight = 0;

  async function flush(): Promise<void> {
    const batch = waiting.splice(0, maxBatch);
    inFlight++;
    try {
      const results = await run(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, index) => {
        resolve(results[index] as Result);
      });
    } catch (reason) {
      for (const { reject } of batch) reject(reason);
    } finally {
      inFlight--;
      if (waiting.length > 0) void flush();
    }
  }

  return {
    /** Resolves with the item's result once its batch is through, or rejects as the batch did. */
    add(item: Item): Promise<Result> {
      return new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        if (inFlight < maxInFlight) void flush();
      });
    },
  };
}
