const TICK_MS = 1_000;

const isServer = typeof document === "undefined";
/** The first render in the browser must see one time, however long it takes. */
const loadedMs = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for the whole page that ticks every second, and none while nobody looks at a time. */
export function subscribeToSeconds(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, TICK_MS);

  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** For what the server and the first render in the browser show: milliseconds since 1970. */
export function renderedAtMs(): number {
  return isServer ? Date.now() : loadedMs;
}

/** For `useSyncExternalStore` where the browser's value differs from the server's and then stays. */
export function subscribeToNothing(): () => void {
  return () => {};
}

function tick(): void {
  if (document.hidden) return;
  for (const listener of listeners) listener();
}
