const PITCH_PX = 52;
const WIDTH_PX = 49 * PITCH_PX;
const PANEL_HEIGHT_PX = 140;
const ROWS_Y = [42, 98] as const;
const COLUMNS = Array.from({ length: 49 }, (_, index) => index - 24);

/** From which jack to which (columns right of the middle, row), and how far the cable hangs. */
const CABLES = [
  { from: [-10, 0], to: [-5, 1], sag: 330, className: "stroke-cable-talk" },
  { from: [-15, 1], to: [-7, 0], sag: 520, className: "stroke-cable-logic" },
  { from: [5, 1], to: [12, 0], sag: 460, className: "stroke-cable-connect" },
  { from: [8, 0], to: [17, 1], sag: 300, className: "stroke-muted" },
] as const;

/** The drawing behind the sign-in card: two rows of jacks with a few cables between them. */
export function PatchPanel() {
  return (
    <svg
      viewBox={`${-WIDTH_PX / 2} 0 ${WIDTH_PX} 640`}
      width={WIDTH_PX}
      height={640}
      fill="none"
      aria-hidden="true"
      className="pointer-events-none absolute top-0 left-1/2 max-w-none -translate-x-1/2"
    >
      <rect
        x={-WIDTH_PX}
        y="-10"
        width={2 * WIDTH_PX}
        height={PANEL_HEIGHT_PX + 10}
        className="fill-surface stroke-line-strong"
      />
      {ROWS_Y.flatMap((y) =>
        COLUMNS.map((column) => <Jack key={`${column} ${y}`} x={column * PITCH_PX} y={y} />),
      )}
      {CABLES.map((cable) => (
        <Cable key={cable.from.join()} {...cable} />
      ))}
    </svg>
  );
}

/** The one cable that ends in the card; however tall the page, it reaches from the panel to there. */
export function PluggedCable() {
  return (
    <div aria-hidden="true" className="pointer-events-none relative row-start-1 h-full w-0">
      <svg
        aria-hidden="true"
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        fill="none"
        className="absolute left-0 overflow-visible"
        style={{ top: ROWS_Y[1], width: 2 * PITCH_PX, height: `calc(100% - ${ROWS_Y[1]}px)` }}
      >
        <path
          d="M100 0C100 75 0 25 0 100"
          className="stroke-signal"
          strokeWidth="4"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <span
        className="absolute size-4 -translate-1/2 rounded-full border-4 border-signal bg-ink dark:bg-canvas"
        style={{ top: ROWS_Y[1], left: 2 * PITCH_PX }}
      />
      <span className="absolute -bottom-1 -left-1.5 h-6 w-3 rounded-sm bg-ink" />
    </div>
  );
}

function Jack({ x, y }: { x: number; y: number }) {
  return (
    <>
      <circle cx={x} cy={y} r="14.5" className="fill-canvas stroke-line" />
      <circle cx={x} cy={y} r="7.5" className="fill-sunken stroke-line-strong" strokeWidth="2" />
    </>
  );
}

function Cable({ from, to, sag, className }: (typeof CABLES)[number]) {
  const [x1, y1] = jackAt(from);
  const [x2, y2] = jackAt(to);

  return (
    <g className={className}>
      <path d={`M${x1} ${y1}C${x1} ${y1 + sag} ${x2} ${y2 + sag} ${x2} ${y2}`} strokeWidth="4" />
      <circle cx={x1} cy={y1} r="6" strokeWidth="4" className="fill-ink dark:fill-canvas" />
      <circle cx={x2} cy={y2} r="6" strokeWidth="4" className="fill-ink dark:fill-canvas" />
    </g>
  );
}

function jackAt([column, row]: readonly [number, 0 | 1]): [number, number] {
  return [column * PITCH_PX, ROWS_Y[row]];
}
