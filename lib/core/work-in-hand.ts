/** Waits for work to end, and no longer than this. How it ends is nobody's concern here. */
export async function endedWithin(work: Promise<unknown> | null, graceMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const grace = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, graceMs);
  });
  await Promise.race([Promise.allSettled([work]), grace]);
  clearTimeout(timer);
}

/** Work that a process should not stop under. */
export type WorkInHand = {
  /** Counts it until it has ended; answers it as it is. */
  hold: <Result>(work: Promise<Result>) => Promise<Result>;
  /** Waits for all that is in hand to end, and no longer than this. */
  ended: (graceMs: number) => Promise<void>;
};

export function createWorkInHand(): WorkInHand {
  const inHand = new Set<Promise<unknown>>();

  return {
    hold: (work) => {
      const held = work.finally(() => inHand.delete(held));
      inHand.add(held);
      return held;
    },
    ended: (graceMs) => endedWithin(Promise.allSettled(inHand), graceMs),
  };
}
