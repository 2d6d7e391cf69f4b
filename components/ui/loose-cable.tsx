/** Three jacks and a cable that is plugged in at one end only. */
export function LooseCable() {
  return (
    <svg viewBox="0 0 176 96" fill="none" aria-hidden="true" className="h-24 w-44">
      <rect x="0.5" y="0.5" width="175" height="47" rx="9.5" className="fill-raised stroke-line-strong" />
      {[36, 88, 140].map((x) => (
        <g key={x}>
          <circle cx={x} cy="24" r="11" className="fill-surface stroke-line-strong" />
          <circle cx={x} cy="24" r="6.5" className="fill-sunken stroke-control" strokeWidth="1.5" />
        </g>
      ))}
      <path
        d="M36 24C36 72 52 86 78 86S112 74 118 66"
        className="stroke-signal"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <circle cx="36" cy="24" r="5" className="fill-signal" />
      <g transform="rotate(38 122 61)">
        <rect x="117.5" y="54" width="9" height="14" rx="2.5" className="fill-ink" />
        <path d="M122 54V45" className="stroke-ink" strokeWidth="3" strokeLinecap="round" />
      </g>
    </svg>
  );
}
