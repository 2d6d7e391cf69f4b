/** How long a page that is being closed or reloaded may take to let go. */
const LET_GO_MS = 1_000;
const ASK_AGAIN_MS = 50;

/**
 * Marks this editor's copy as in use while its page lives; the browser lets go even when the tab
 * crashes. Does nothing where the browser has no locks, as on plain http.
 *
 * @returns lets go
 */
export function holdLock(name: string): () => void {
  let release = () => {};
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  void navigator.locks?.request(name, () => isReleased);

  return release;
}

/** Whether no living page holds the lock. */
export async function isLockFree(name: string): Promise<boolean> {
  if (!navigator.locks) return true;
  const deadline = performance.now() + LET_GO_MS;
  for (;;) {
    // Told before asking: a browser too busy to answer in time must not pass for a page that lives.
    const isLastTry = performance.now() > deadline;
    // Where even asking is forbidden, nobody holds anything.
    const { held = [] } = await navigator.locks.query().catch((): LockManagerSnapshot => ({}));
    if (!held.some((lock) => lock.name === name)) return true;
    if (isLastTry) return false;
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
}
