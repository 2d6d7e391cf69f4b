import Link from "next/link";
import { CopyUrl } from "@/components/ui/copy-url";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table } from "@/components/ui/table";
import type { AgentWebhookRow } from "@/lib/agent-webhooks/schema";

type WebhookTableProps = { teamSlug: string; webhooks: readonly AgentWebhookRow[] };

export function WebhookTable({ teamSlug, webhooks }: WebhookTableProps) {
  return (
    <Table
      label="Agent webhooks"
      rows={webhooks}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/${teamSlug}/webhooks/${id}`}
      columns={[
        { key: "name", header: "Webhook", width: "minmax(0,1.1fr)", cell: ({ name }) => name },
        {
          key: "url",
          header: "URL",
          width: "minmax(0,2.2fr)",
          inList: "plain",
          cell: ({ name, url }) => <CopyUrl url={url} copyLabel={`Copy the URL of “${name}”`} />,
        },
        {
          key: "phone",
          header: "Phone field",
          width: "minmax(0,1fr)",
          inList: "line",
          cell: ({ phonePath }) => <span className="block truncate font-mono text-xs">{phonePath}</span>,
        },
        {
          key: "agents",
          header: "Starts",
          width: "minmax(0,1fr)",
          inList: "line",
          cell: ({ agents }) => <StartedAgents teamSlug={teamSlug} agents={agents} />,
        },
        {
          key: "call",
          header: "Last call",
          width: "8rem",
          inList: "line",
          cell: ({ lastCallAt }) =>
            lastCallAt ? <RelativeTime at={lastCallAt} /> : <span className="text-subtle">Never</span>,
        },
      ]}
    />
  );
}

type StartedAgentsProps = { teamSlug: string; agents: AgentWebhookRow["agents"] };

function StartedAgents({ teamSlug, agents: [first, ...others] }: StartedAgentsProps) {
  if (!first) return <span className="text-subtle">No deployed agent</span>;

  return (
    <span className="flex min-w-0 gap-1">
      <Link href={`/${teamSlug}/agents/${first.id}`} className="truncate hover:text-ink hover:underline">
        {first.name}
      </Link>
      {others.length > 0 && <span className="shrink-0 text-subtle">and {others.length} more</span>}
    </span>
  );
}
