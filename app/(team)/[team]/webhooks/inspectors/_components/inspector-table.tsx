import { CopyUrl } from "@/components/ui/copy-url";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table } from "@/components/ui/table";
import type { InspectorRow } from "@/lib/inspectors/schema";
import { AccessBadge } from "./access-badge";

type InspectorTableProps = { teamSlug: string; inspectors: readonly InspectorRow[] };

export function InspectorTable({ teamSlug, inspectors }: InspectorTableProps) {
  return (
    <Table
      label="Inspectors"
      rows={inspectors}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/${teamSlug}/webhooks/inspectors/${id}`}
      columns={[
        { key: "name", header: "Inspector", width: "minmax(0,1.3fr)", cell: ({ name }) => name },
        {
          key: "url",
          header: "URL",
          width: "minmax(0,1.7fr)",
          inList: "plain",
          cell: ({ name, url }) => <CopyUrl url={url} copyLabel={`Copy the URL of “${name}”`} />,
        },
        {
          key: "access",
          header: "Takes requests from",
          width: "minmax(0,1fr)",
          inList: "plain",
          cell: ({ isPublic }) => <AccessBadge isPublic={isPublic} />,
        },
        {
          key: "last",
          header: "Last request",
          width: "8rem",
          inList: "line",
          cell: ({ lastRequestAt }) =>
            lastRequestAt ? <RelativeTime at={lastRequestAt} /> : <span className="text-subtle">Never</span>,
        },
      ]}
    />
  );
}
