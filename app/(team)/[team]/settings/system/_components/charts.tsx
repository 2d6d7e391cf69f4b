import { type SystemChart, systemCharts } from "@/components/system/system-charts";
import { Sparkline } from "@/components/ui/sparkline";
import type { SystemSample } from "@/lib/system/schema";
import { ChartLegend } from "./chart-legend";

type ChartsProps = { samples: readonly SystemSample[]; nowMs: number };

/** The last hour as small pictures. */
export function Charts({ samples, nowMs }: ChartsProps) {
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <header className="grid gap-0.5">
        <h2 className="font-semibold text-lg">The last hour</h2>
        <p className="text-muted text-sm">
          Of the whole installation. What is counted rather than stored, such as calls and delays, is this
          process's own and begins with its start; there is a new value every 15 seconds.
        </p>
      </header>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3 sm:grid-cols-2">
        {systemCharts(samples, nowMs).map((chart) => (
          <Chart key={chart.title} chart={chart} />
        ))}
      </div>
    </section>
  );
}

function Chart({ chart: { title, hint, lines, highest } }: { chart: SystemChart }) {
  return (
    <figure className="grid min-w-0 content-between gap-3 rounded-lg border bg-raised p-4">
      <figcaption className="grid gap-1">
        <span className="font-medium text-sm">{title}</span>
        <ChartLegend lines={lines} />
      </figcaption>
      <div className="grid gap-1">
        <div className="h-14">
          <Sparkline label={inWords(title, lines, highest)} series={lines} />
        </div>
        <div aria-hidden="true" className="flex justify-between gap-2 text-2xs text-subtle tabular-nums">
          <span>1 h ago</span>
          <span>{highest === null ? "Not measured yet" : `At most ${highest}`}</span>
          <span>now</span>
        </div>
      </div>
      <p className="text-subtle text-xs">{hint}</p>
    </figure>
  );
}

function inWords(title: string, lines: SystemChart["lines"], highest: string | null): string {
  if (highest === null) return `${title}: not measured yet.`;
  const now = lines.map(({ label, latest }) => `${label.toLowerCase()} ${latest}`).join(", ");

  return `${title}, the last hour. Now: ${now}. At most: ${highest}.`;
}
