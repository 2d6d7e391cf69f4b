import type { Flow } from "@/lib/engine/flow";
import type { FlowNode } from "@/lib/engine/nodes/catalog";

export type Point = { x: number; y: number };

/** How wide every card is drawn; its height depends on its text. */
export const CARD_WIDTH_PX = 264;
export const USUAL_CARD_HEIGHT_PX = 140;
/** From one card to the next, with room for a cable between them. */
const COLUMN_PX = 360;
const ROW_PX = 180;

/** Where a card right of another one stands, moved down until it covers none. */
export function placeAfter(flow: Flow, { position }: Pick<FlowNode, "position">, portIndex = 0): Point {
  return freePlace(flow, { x: position.x + COLUMN_PX, y: position.y + portIndex * ROW_PX });
}

/** Where a card stands that follows on none: under the first column, for triggers, or right of all. */
export function placeAlone(flow: Flow, isTrigger: boolean): Point {
  const [first] = flow.nodes;
  if (!first) return { x: 0, y: 0 };
  const lefts = flow.nodes.map(({ position }) => position.x);
  const top = Math.min(...flow.nodes.map(({ position }) => position.y));
  if (isTrigger) return freePlace(flow, { x: Math.min(...lefts), y: top });

  return freePlace(flow, { x: Math.max(...lefts) + COLUMN_PX, y: top });
}

function freePlace({ nodes }: Flow, wanted: Point): Point {
  const place = { ...wanted };
  while (nodes.some(({ position }) => covers(position, place))) place.y += ROW_PX;

  return place;
}

function covers(card: Point, place: Point): boolean {
  return (
    Math.abs(card.x - place.x) < CARD_WIDTH_PX + 20 && Math.abs(card.y - place.y) < USUAL_CARD_HEIGHT_PX + 20
  );
}
