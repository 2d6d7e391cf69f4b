/** How long the canvas may take to move there: no time at all for those who asked for less motion. */
export function motionMs(durationMs: number): number {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : durationMs;
}
