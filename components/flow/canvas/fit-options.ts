import type { FitViewOptions } from "@xyflow/react";
import { motionMs } from "./motion";

/** From here on the palette lies over the left of the canvas (`xl` in the style sheet). */
const PALETTE_SHOWN = "(min-width: 80rem)";
const PALETTE_PX = 224;

/** The whole flow, not larger than life, with room for what floats over the canvas. */
export function fitOptions(): FitViewOptions {
  return {
    padding: { top: "48px", right: "40px", bottom: "72px", left: `${leftMarginPx()}px` },
    maxZoom: 1,
    duration: motionMs(200),
  };
}

/** How much of the canvas at its left is not for the flow. */
export function leftMarginPx(): number {
  return window.matchMedia(PALETTE_SHOWN).matches ? PALETTE_PX : 24;
}
