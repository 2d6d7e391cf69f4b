import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { formatSize } from "@/components/http/format-size";
import { RUN_STATES } from "@/components/runs/run-states";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusDot } from "@/components/ui/status-dot";
import { type Column, Table } from "@/components/ui/table";
import type { RequestRow } from "@/lib/requests/schema";
import { FateBadge } from "./fate-badge";
import { reasonWords } from "./request-fates";

type RequestsTableProps = {
  rows: readonly RequestRow[];
  /** The address of the team's pages: `/northwind`. */
  teamHref: string;
};

export function RequestsTable({ rows, teamHref }: RequestsTableProps) {
  const columns: Column<RequestRow>[] = [
    {
      key: "webhook",
      header: "Webhook",
      width: "minmax(0,1.2fr)",
      cell: ({ webhookName }) => <span className="block truncate">{webhookName}</span>,
    },
    {
      key: "fate",
      header: "What became of it",
      width: "11rem",
      inList: "corner",
      cell: ({ fate }) => <FateBadge fate={fate} />,
    },
    {
      key: "details",
      header: "Started",
      width: "minmax(0,2fr)",
      inList: "line",
      cell: (row) => <Consequence row={row} teamHref={teamHref} />,
    },
    {
      key: "size",
      header: "Size",
      width: "6rem",
      align: "end",
      cell: ({ sizeBytes }) => <span className="tabular-nums">{formatSize(sizeBytes)}</span>,
    },
    {
      key: "received",
      header: "Received",
      width: "7.5rem",
      align: "end",
      cell: ({ receivedAt }) => <RelativeTime at={receivedAt} />,
    },
  ];

  return (
    <Table
      label="Requests"
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${teamHref}/requests/${id}`}
    />
  );
}

/** The runs that it started, or why it started none. */
function Consequence({ row, teamHref }: { row: RequestRow; teamHref: string }) {
  const { runs, reason, detail, fate, warnings } = row;
  if (fate === "rejected") {
    return (
      <span className="block truncate" title={detail ?? undefined}>
        Nothing: {reason ? lowerFirst(reasonWords(reason)) : "it was turned away"}
      </span>
    );
  }
  if (runs.length === 0) {
    return <span className="block truncate text-subtle">Nothing{fate === "duplicate" && " new"}</span>;
  }

  return (
    <span className="flex min-w-0 flex-wrap items-baseline gap-x-3 gap-y-1">
      {runs.map(({ id, agentName, status }) => (
        <Link
          key={id}
          href={`${teamHref}/runs/${id}`}
          className="min-w-0 truncate rounded-xs hover:text-ink hover:underline"
        >
          <StatusDot
            tone={RUN_STATES[status].tone}
            label={`${RUN_STATES[status].label}:`}
            isActive={RUN_STATES[status].isActive}
            className="mr-1.5 align-[-1px]"
          />
          {agentName}
        </Link>
      ))}
      {warnings.length > 0 && (
        <span className="whitespace-nowrap text-waiting-ink text-xs">
          <TriangleAlert aria-hidden="true" className="mr-1 inline size-3.5 align-[-2px]" />
          {warnings.length} {warnings.length === 1 ? "warning" : "warnings"}
        </span>
      )}
    </span>
  );
}

/** Within a sentence; abbreviations such as "API" stay as they are. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
