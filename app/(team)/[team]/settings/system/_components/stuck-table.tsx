import { WORK_LABELS, whyStuck } from "@/components/system/stuck-words";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { StuckJob } from "@/lib/system/schema";
import { ReleaseJob } from "./release-job";

type StuckTableProps = { teamSlug: string; jobs: readonly StuckJob[]; canRelease: boolean; nowMs: number };

export function StuckTable({ teamSlug, jobs, canRelease, nowMs }: StuckTableProps) {
  return (
    <Table
      label="Stuck work"
      rows={jobs}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "work",
          header: "Work",
          width: "minmax(0,0.8fr)",
          cell: ({ runId, agentName, work }) => (
            <span className="grid min-w-0">
              <TextLink href={`/${teamSlug}/runs/${runId}`} className="truncate">
                {agentName}
              </TextLink>
              <span className="truncate font-normal text-muted text-xs">{WORK_LABELS[work]}</span>
            </span>
          ),
        },
        {
          key: "why",
          header: "Why",
          width: "minmax(0,2fr)",
          inList: "plain",
          cell: ({ reason }) => <span className="whitespace-normal text-sm">{whyStuck(reason, nowMs)}</span>,
        },
        {
          key: "remedy",
          header: "What to do",
          isHeaderHidden: true,
          width: "6.5rem",
          align: "end",
          inList: "corner",
          cell: (job) =>
            canRelease && job.remedy ? (
              <ReleaseJob teamSlug={teamSlug} job={{ ...job, remedy: job.remedy }} />
            ) : null,
        },
      ]}
    />
  );
}
