import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { processSingleton } from "@/lib/core/process-singleton";
import {
  DELIVERY_ERROR_CLASSES,
  type RequestFate,
  type RunStatus,
  type StepStatus,
} from "@/lib/core/vocabulary";
import packageJson from "@/package.json" with { type: "json" };
import { type LiveCounts, liveCounts } from "./live-counts";

/** Upper ends in seconds: dispatch takes milliseconds, a queue that is behind minutes. */
const LAG_BUCKETS_S = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800];

export type Metrics = ReturnType<typeof createMetrics>;

/**
 * All that this process counts. Totals count since its start and end with it, as Prometheus expects;
 * what is live is read from the database, for all processes. Never a label that names a team, an agent
 * or anything else whose number grows.
 */
export function metrics(): Metrics {
  return processSingleton("metrics", createMetrics);
}

function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  // Event-loop delay, memory, CPU, garbage collection, open handles.
  collectDefaultMetrics({ register: registry });
  addBuildInfo(registers);
  addLiveGauges(registers);
  const counter = counterIn(registers);

  return {
    registry,
    requests: counter({
      name: "patchbay_requests_total",
      help: "Calls of agent webhooks that this process answered, by what became of them.",
      label: "fate",
      values: ["ran", "duplicate", "no_agent", "rejected"] satisfies RequestFate[],
    }),
    runsEnded: counter({
      name: "patchbay_runs_ended_total",
      help: "Runs that this process ended, by their last state.",
      label: "state",
      values: ["succeeded", "failed"] satisfies RunStatus[],
    }),
    stepsEnded: counter({
      name: "patchbay_steps_ended_total",
      help: "Steps of runs that this process ended, by their last state.",
      label: "state",
      values: ["succeeded", "failed"] satisfies StepStatus[],
    }),
    attempts: counter({
      name: "patchbay_delivery_attempts_total",
      help: "Requests to other systems that this process made: ok, or the class of the error.",
      label: "outcome",
      values: ["ok", ...DELIVERY_ERROR_CLASSES],
    }),
    dispatchLag: new Histogram({
      name: "patchbay_dispatch_lag_seconds",
      help: "From the moment that a job fell due until this process took it.",
      buckets: LAG_BUCKETS_S,
      registers,
    }),
  };
}

type Registers = { registers: Registry[] }["registers"];

type CounterSpec<Label extends string> = {
  name: string;
  help: string;
  label: Label;
  /** What is told from the start, as 0: a series that appears with its first event hides that event. */
  values: readonly string[];
};

function counterIn(registers: Registers) {
  return <Label extends string>({ name, help, label, values }: CounterSpec<Label>): Counter<Label> => {
    const counter = new Counter({ name, help, labelNames: [label], registers });
    for (const value of values) counter.labels(value).inc(0);

    return counter;
  };
}

function addBuildInfo(registers: Registers): void {
  new Gauge({
    name: "patchbay_build_info",
    help: "Which version runs, always 1.",
    labelNames: ["version", "node"],
    registers,
  }).set({ version: packageJson.version, node: process.version }, 1);
}

function addLiveGauges(registers: Registers): void {
  addLiveGauge(registers, {
    name: "patchbay_runs",
    help: "Runs that are not over, by state.",
    read: ({ runs }) => runs,
  });
  addLiveGauge(registers, {
    name: "patchbay_steps",
    help: "Steps of runs that are not over, by state.",
    read: ({ steps }) => steps,
  });
  addLiveGauge(registers, {
    name: "patchbay_queue_jobs",
    help: "Jobs in the queue: due and free (runnable), due later (waiting), in hand (held).",
    read: ({ jobs }) => jobs,
  });
  new Gauge({
    name: "patchbay_queue_oldest_runnable_seconds",
    help: "For how long the oldest runnable job has been due; 0 when there is none.",
    registers,
    async collect() {
      const counts = await liveCounts();
      if (counts) this.set(counts.oldestRunnableMs / 1000);
      else this.remove();
    },
  });
  new Gauge({
    name: "patchbay_database_up",
    help: "Whether the database answered when the live numbers were last wanted.",
    registers,
    async collect() {
      this.set((await liveCounts()) ? 1 : 0);
    },
  });
}

type LiveGauge = { name: string; help: string; read: (counts: LiveCounts) => Record<string, number> };

/** While the database is away nothing is said, rather than something old. */
function addLiveGauge(registers: Registers, { name, help, read }: LiveGauge): void {
  new Gauge({
    name,
    help,
    labelNames: ["state"],
    registers,
    async collect() {
      const counts = await liveCounts();
      this.reset();
      for (const [state, value] of Object.entries(counts ? read(counts) : {})) this.set({ state }, value);
    },
  });
}
