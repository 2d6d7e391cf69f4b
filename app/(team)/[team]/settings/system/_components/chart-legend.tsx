import type { SystemChart } from "@/components/system/system-charts";
import { cn } from "@/components/ui/cn";

const MARKS = ["border-solid", "border-dashed", "border-dotted"];
const COLOURS = { info: "border-info", waiting: "border-waiting", neutral: "border-subtle" } as const;

/** The latest values; with several lines, each beside a piece of its own. */
export function ChartLegend({ lines }: { lines: SystemChart["lines"] }) {
  const [only] = lines;
  if (only && lines.length === 1) return <Value text={only.latest} />;

  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1">
      {lines.map(({ label, tone, latest }, index) => (
        <li key={label} className="grid gap-0.5">
          <Value text={latest} />
          <span className="flex items-center gap-1.5 text-2xs text-muted">
            <span
              aria-hidden="true"
              className={cn("w-3.5 border-t-2", MARKS[index], COLOURS[tone as keyof typeof COLOURS])}
            />
            {label}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Value({ text }: { text: string }) {
  return <span className="font-semibold text-xl tabular-nums">{text}</span>;
}
