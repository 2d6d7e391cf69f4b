import { KindIcon } from "@/components/flow/nodes/kind-icon";
import { Countdown } from "@/components/ui/countdown";
import { RelativeTime } from "@/components/ui/relative-time";
import { type Column, Table } from "@/components/ui/table";
import type { LastStep, RunRow } from "@/lib/runs/schema";
import { RunDuration } from "./run-duration";
import { RunStatusBadge } from "./run-status-badge";

type RunsTableProps = {
  rows: readonly RunRow[];
  /** Where each run got to, by its id. */
  lastSteps: ReadonlyMap<string, LastStep>;
  /** The list's address; each run's is below it. */
  href: string;
};

export function RunsTable({ rows, lastSteps, href }: RunsTableProps) {
  const columns: Column<RunRow>[] = [
    {
      key: "agent",
      header: "Agent",
      width: "minmax(0,1.3fr)",
      cell: ({ agentName, version }) => (
        <>
          {agentName} <span className="font-normal text-subtle">v{version}</span>
        </>
      ),
    },
    {
      key: "status",
      header: "Status",
      width: "8.5rem",
      inList: "corner",
      cell: ({ status }) => <RunStatusBadge status={status} />,
    },
    {
      key: "last-step",
      header: "Last step",
      width: "minmax(0,2fr)",
      inList: "line",
      cell: (run) => <WhereItIs run={run} step={lastSteps.get(run.id)} />,
    },
    {
      key: "contact",
      header: "Contact",
      width: "9rem",
      cell: ({ contactPhone }) => contactPhone ?? "–",
    },
    {
      key: "trigger",
      header: "Started by",
      width: "minmax(0,1fr)",
      inList: "hidden",
      cell: ({ webhookName }) => <span className="block truncate">{webhookName ?? "A deleted webhook"}</span>,
    },
    {
      key: "took",
      header: "Took",
      width: "6.5rem",
      inList: "hidden",
      align: "end",
      cell: (run) => <RunDuration run={run} />,
    },
    {
      key: "started",
      header: "Started",
      width: "7.5rem",
      align: "end",
      cell: ({ startedAt, createdAt }) => <RelativeTime at={startedAt ?? createdAt} />,
    },
  ];

  return (
    <Table
      label="Runs"
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${href}/${id}`}
    />
  );
}

/** The last thing that a run did, or what it waits for, or why it failed: in one line. */
function WhereItIs({ run, step }: { run: RunRow; step: LastStep | undefined }) {
  if (!step) return <span className="text-subtle">Waits for its turn</span>;

  return (
    <span className="block min-w-0 truncate" title={run.error?.message}>
      <KindIcon kind={step.kind} className="mr-2 inline size-3.5 align-[-2px]" />
      {step.name}
      {run.status === "failed" && run.error && `: ${run.error.message}`}
      {run.status === "waiting" && run.waitingUntil && (
        <>
          {step.kind === "wait" ? " goes on " : " tries again "}
          <Countdown to={run.waitingUntil} />
        </>
      )}
    </span>
  );
}
