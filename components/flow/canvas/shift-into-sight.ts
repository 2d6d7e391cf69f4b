import type { Point } from "@/components/flow/editor/place-node";

type Box = { left: number; top: number; width: number; height: number };
type Frame = { width: number; height: number; leftMargin: number };

const MARGIN_PX = 32;

/**
 * How far to move the canvas, in pixels of the screen, so that a card is in sight; null when it is. No
 * further than it takes: a canvas that jumps is hard to follow.
 */
export function shiftIntoSight(card: Box, frame: Frame): Point | null {
  const shift = {
    x: shiftOf(card.left, card.width, frame.width, frame.leftMargin),
    y: shiftOf(card.top, card.height, frame.height, MARGIN_PX),
  };

  return shift.x === 0 && shift.y === 0 ? null : shift;
}

function shiftOf(start: number, length: number, room: number, margin: number): number {
  const beyondEnd = start + length - (room - MARGIN_PX);
  const isTooLong = length > room - margin - MARGIN_PX;
  if (start < margin || isTooLong) return margin - start;

  return beyondEnd > 0 ? -beyondEnd : 0;
}
