import type { Point } from "@/components/flow/editor/place-node";

/** A cable between two jacks: its SVG path, and the point in its middle. */
export type CableShape = { path: string; middle: Point };

/** How far a cable goes straight out of its plug before it bends. */
const STUB_PX = 16;
/** How much a cable hangs through for its length, and at most. */
const SAG = 0.07;
const MAX_SAG_PX = 22;
/** How far a steep cable may swing out beside its straight way. */
const MAX_SLACK_PX = 70;
/** A cable that leads back goes this far under the cards, or between two rows of them. */
const DROP_PX = 150;
const ROW_GAP_PX = 100;

/** The way of a cable from a way out (at the right of a card) to a way in (at the left of another). */
export function cableShape(from: Point, to: Point): CableShape {
  const start = { x: from.x + STUB_PX, y: from.y };
  const end = { x: to.x - STUB_PX, y: to.y };
  const [one, other] = controlPoints(start, end);
  const path = `M${text(from)}L${text(start)}C${text(one)} ${text(other)} ${text(end)}L${text(to)}`;

  return { path, middle: middleOf(start, one, other, end) };
}

function controlPoints(start: Point, end: Point): [Point, Point] {
  const width = end.x - start.x;
  if (width < 0) {
    const reach = 50 + Math.min(-width * 0.3, 160);
    const isOtherRow = Math.abs(end.y - start.y) > ROW_GAP_PX;
    const low = Math.max(start.y, end.y) + DROP_PX;
    return [
      { x: start.x + reach, y: isOtherRow ? start.y : low },
      { x: end.x - reach, y: isOtherRow ? end.y : low },
    ];
  }
  // A steep cable needs slack, or it would bend like a wire.
  const slack = Math.min(Math.abs(end.y - start.y) * 0.4, MAX_SLACK_PX);
  const reach = Math.max(width * 0.45, slack, 24);
  const sag = Math.min(Math.hypot(width, end.y - start.y) * SAG, MAX_SAG_PX);

  return [
    { x: start.x + reach, y: start.y + sag },
    { x: end.x - reach, y: end.y + sag },
  ];
}

/** A Bézier curve at its half. */
function middleOf(start: Point, one: Point, other: Point, end: Point): Point {
  return {
    x: (start.x + 3 * one.x + 3 * other.x + end.x) / 8,
    y: (start.y + 3 * one.y + 3 * other.y + end.y) / 8,
  };
}

function text({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
