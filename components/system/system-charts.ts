import { formatDuration } from "@/components/ui/format-duration";
import type { SparklinePoint, SparklineSeries } from "@/components/ui/sparkline";
import type { Tone } from "@/components/ui/tone";
import type { SystemSample } from "@/lib/system/schema";

const HOUR_MS = 60 * 60 * 1000;
const MINUTE_MS = 60 * 1000;
/** Samples come a little early or late; the one of exactly a minute ago belongs to the minute before. */
const JITTER_MS = 5_000;

type ChartLine = SparklineSeries & { label: string; latest: string };

export type SystemChart = {
  title: string;
  /** What is good or bad about it. */
  hint: string;
  lines: ChartLine[];
  /** The highest of the hour, in words; null when nothing was measured. */
  highest: string | null;
};

type ChartSpec = {
  title: string;
  hint: string;
  format: (value: number) => string;
  lines: { label: string; tone: Tone; value: (sample: SystemSample, index: number) => number | null }[];
};

/** The pictures of the last hour. */
export function systemCharts(samples: readonly SystemSample[], nowMs: number): SystemChart[] {
  const recent = samples.filter(({ atMs }) => atMs > nowMs - HOUR_MS);

  return specs(recent).map(({ title, hint, format, lines }) => {
    const drawn = lines.map(({ label, tone, value }) => {
      const points: SparklinePoint[] = recent.map((sample, index) => ({
        x: 1 - (nowMs - sample.atMs) / HOUR_MS,
        y: value(sample, index),
      }));
      const last = points.at(-1)?.y ?? null;
      return { label, tone, points, latest: last === null ? "–" : format(last) };
    });
    const measured = drawn.flatMap(({ points }) => points.flatMap(({ y }) => (y === null ? [] : [y])));
    const highest = measured.length > 0 ? format(Math.max(...measured)) : null;

    return { title, hint, lines: drawn, highest };
  });
}

function specs(samples: readonly SystemSample[]): ChartSpec[] {
  return [
    {
      title: "Calls taken a minute",
      hint: "Calls of agent webhooks that were answered with success.",
      format: count,
      lines: [{ label: "Calls", tone: "info", value: (_, index) => acceptedInMinute(samples, index) }],
    },
    {
      title: "Runs under way",
      hint: "Runs of all teams that are not over.",
      format: count,
      lines: [
        { label: "Running", tone: "info", value: ({ live }) => live?.runs.running ?? null },
        { label: "Waiting", tone: "waiting", value: ({ live }) => live?.runs.waiting ?? null },
        { label: "Queued", tone: "neutral", value: ({ live }) => live?.runs.queued ?? null },
      ],
    },
    {
      title: "Queue",
      hint: "Work that is due and free, or in hand. A growing line of due work means: too little is at work.",
      format: count,
      lines: [
        { label: "In hand", tone: "info", value: ({ live }) => live?.jobs.held ?? null },
        { label: "Due", tone: "waiting", value: ({ live }) => live?.jobs.runnable ?? null },
      ],
    },
    {
      title: "Oldest due work",
      hint: "For how long the oldest due work has been waiting for its turn.",
      format: formatDuration,
      lines: [{ label: "Oldest", tone: "info", value: ({ live }) => live?.oldestRunnableMs ?? null }],
    },
    {
      title: "Delay before work starts",
      hint: "How late work is taken up once it is due: 95 of 100 are faster.",
      format: formatDuration,
      lines: [{ label: "95 of 100", tone: "info", value: ({ lagP95Ms }) => lagP95Ms }],
    },
    {
      title: "Event-loop delay",
      hint: "How long this process keeps everything else waiting, at worst. Above 100 ms it is short of CPU.",
      format: formatDuration,
      lines: [{ label: "Delay", tone: "info", value: ({ loopDelayP99Ms }) => loopDelayP99Ms }],
    },
  ];
}

function acceptedInMinute(samples: readonly SystemSample[], index: number): number {
  const until = samples[index]?.atMs ?? 0;

  return samples
    .slice(0, index + 1)
    .filter(({ atMs }) => atMs > until - MINUTE_MS + JITTER_MS)
    .reduce((sum, { accepted }) => sum + accepted, 0);
}

function count(value: number): string {
  return value.toLocaleString("en-GB");
}
