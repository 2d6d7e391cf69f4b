type PlugProps = { x: number; y: number; side: "left" | "right" };

/** The end of a cable, stuck into a jack at the edge of a card. */
export function Plug({ x, y, side }: PlugProps) {
  const left = side === "right" ? x + 3 : x - 15;

  return <rect x={left} y={y - 4} width="12" height="8" rx="2.5" className="fill-ink" />;
}
