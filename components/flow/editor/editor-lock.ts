/** How long a page that is being closed or reloaded may take to let go. */
const LET_GO_MS = 400;

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
  try {
    await navigator.locks.request(name, { signal: AbortSignal.timeout(LET_GO_MS) }, () => {});
    return true;
  } catch {
    return false;
  }
}
