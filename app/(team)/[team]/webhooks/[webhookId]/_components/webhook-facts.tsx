import { Card, CardBody } from "@/components/ui/card";
import { CopyText } from "@/components/ui/copy-text";
import { DetailList } from "@/components/ui/detail-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import type { AgentWebhookRow } from "@/lib/agent-webhooks/schema";

type WebhookFactsProps = {
  /** The address of the team's pages: `/northwind`. */
  teamHref: string;
  webhook: AgentWebhookRow;
};

export function WebhookFacts({ teamHref, webhook }: WebhookFactsProps) {
  const { agents, phonePath, createdAt, id } = webhook;

  return (
    <Card>
      <CardBody>
        <DetailList
          details={[
            {
              label: "Starts",
              value:
                agents.length === 0 ? (
                  <span className="text-subtle">No deployed agent</span>
                ) : (
                  <ul className="grid gap-1">
                    {agents.map((agent) => (
                      <li key={agent.id}>
                        <TextLink href={`${teamHref}/agents/${agent.id}`}>{agent.name}</TextLink>
                      </li>
                    ))}
                  </ul>
                ),
            },
            {
              label: "Phone field",
              value: <code className="font-mono text-xs [overflow-wrap:anywhere]">{phonePath}</code>,
            },
            { label: "Created", value: <RelativeTime at={createdAt} /> },
          ]}
        />
      </CardBody>
      <footer className="border-t px-4 py-2 sm:px-5">
        <CopyText value={id} copyLabel="Copy the webhook's id" className="w-full justify-between" />
      </footer>
    </Card>
  );
}
