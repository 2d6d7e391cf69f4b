import { DeployBadge } from "@/components/agents/deploy-badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table } from "@/components/ui/table";
import type { AgentRow } from "@/lib/agents/schema";
import { AgentMenu } from "./agent-menu";

type AgentTableProps = { teamSlug: string; agents: readonly AgentRow[]; canChange: boolean };

export function AgentTable({ teamSlug, agents, canChange }: AgentTableProps) {
  return (
    <Table
      label="Agents"
      rows={agents}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/${teamSlug}/agents/${id}`}
      columns={[
        { key: "name", header: "Agent", width: "minmax(0,2fr)", cell: ({ name }) => name },
        {
          key: "state",
          header: "State",
          width: "minmax(0,1.2fr)",
          inList: "plain",
          cell: ({ deploy }) => <DeployBadge deploy={deploy} />,
        },
        {
          key: "run",
          header: "Last run",
          width: "9rem",
          cell: ({ lastRunAt }) =>
            lastRunAt ? <RelativeTime at={lastRunAt} /> : <span className="text-subtle">Never</span>,
        },
        {
          key: "changed",
          header: "Changed",
          width: "9rem",
          inList: "hidden",
          cell: ({ updatedAt }) => <RelativeTime at={updatedAt} />,
        },
        {
          key: "more",
          header: "More",
          isHeaderHidden: true,
          width: "4rem",
          align: "end",
          inList: "corner",
          cell: ({ id, name, deploy }) => (
            <AgentMenu
              teamSlug={teamSlug}
              agent={{ id, name, isLive: deploy.state !== "not_deployed" }}
              canChange={canChange}
            />
          ),
        },
      ]}
    />
  );
}
