import { Card, CardBody } from "@/components/ui/card";
import { CopyText } from "@/components/ui/copy-text";
import { DetailList } from "@/components/ui/detail-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import type { RunDetail } from "@/lib/runs/schema";
import { RunDuration } from "./run-duration";

type RunFactsProps = {
  run: RunDetail;
  /** The address of the team's pages: `/northwind`. */
  teamHref: string;
};

/** Who, what and when, with the way to everything that belongs to a run. */
export function RunFacts({ run, teamHref }: RunFactsProps) {
  const { requestId, conversationId, replayOf } = run;
  const details = [
    {
      label: "Agent",
      value: <TextLink href={`${teamHref}/agents/${run.agentId}`}>{run.agentName}</TextLink>,
    },
    { label: "Version", value: `v${run.version}` },
    {
      label: "Started by",
      value: requestId ? (
        <TextLink href={`${teamHref}/requests/${requestId}`}>
          {run.webhookName ? `A call of “${run.webhookName}”` : "A call of a webhook"}
        </TextLink>
      ) : (
        "A webhook"
      ),
    },
    {
      label: "Contact",
      value: run.contactPhone ?? <span className="text-subtle">None named</span>,
    },
    ...(conversationId
      ? [
          {
            label: "Talk",
            value: <TextLink href={`${teamHref}/inbox/${conversationId}`}>Open conversation</TextLink>,
          },
        ]
      : []),
    { label: "Started", value: <RelativeTime at={run.startedAt ?? run.createdAt} /> },
    { label: run.finishedAt ? "Took" : "So far", value: <RunDuration run={run} /> },
    ...(replayOf
      ? [
          {
            label: "Replay of",
            value: <TextLink href={`${teamHref}/runs/${replayOf}`}>An earlier run</TextLink>,
          },
        ]
      : []),
  ];

  return (
    <Card>
      <CardBody>
        <DetailList details={details} className="gap-x-4 sm:grid-cols-[5.5rem_minmax(0,1fr)]" />
      </CardBody>
      <footer className="border-t px-4 py-2 sm:px-5">
        <CopyText value={run.id} copyLabel="Copy the run's id" className="w-full justify-between" />
      </footer>
    </Card>
  );
}
