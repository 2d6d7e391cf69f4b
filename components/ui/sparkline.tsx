import type { Tone } from "./tone";

/** `x` from 0 (the left edge) to 1; `y` null where nothing was measured. */
export type SparklinePoint = { x: number; y: number | null };
export type SparklineSeries = { tone: Tone; points: readonly SparklinePoint[] };

type SparklineProps = {
  /** What the picture says, in words. */
  label: string;
  series: readonly SparklineSeries[];
};

/** Solid, dashed, dotted: lines differ by more than their colour. */
const DASHES = [undefined, "5 3", "1 3"];

const STROKES: Record<Tone, string> = {
  neutral: "stroke-subtle",
  success: "stroke-success",
  waiting: "stroke-waiting",
  danger: "stroke-danger",
  info: "stroke-info",
  signal: "stroke-signal",
};

/** Lines over a common scale that begins at zero. Its size is that of the box it stands in. */
export function Sparkline({ label, series }: SparklineProps) {
  const highest = Math.max(0, ...series.flatMap(({ points }) => points.map(({ y }) => y ?? 0)));

  return (
    <svg
      role="img"
      aria-label={label}
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      className="h-full w-full overflow-visible"
    >
      <line x1="0" y1="100" x2="100" y2="100" className="stroke-line" vectorEffect="non-scaling-stroke" />
      {series.map(({ tone, points }, index) => (
        <path
          key={DASHES[index] ?? "solid"}
          d={pathOf(points, highest)}
          fill="none"
          strokeWidth="1.5"
          strokeLinecap="round"
          strokeLinejoin="round"
          strokeDasharray={DASHES[index]}
          vectorEffect="non-scaling-stroke"
          className={STROKES[tone]}
        />
      ))}
    </svg>
  );
}

/** A gap in the measurements is one in the line; a lone point is a dot, since its line's ends are round. */
function pathOf(points: readonly SparklinePoint[], highest: number): string {
  return points
    .flatMap(({ x, y }, index) => {
      if (y === null) return [];
      const place = `${(x * 100).toFixed(2)} ${(100 - (highest > 0 ? y / highest : 0) * 100).toFixed(2)}`;
      const isStart = (points[index - 1]?.y ?? null) === null;
      return [isStart ? `M${place}L${place}` : `L${place}`];
    })
    .join("");
}
