import Link from "next/link";
import { SampleCall } from "@/components/requests/sample-call";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { findSampleWebhook } from "@/lib/agent-webhooks/queries";
import type { Actor } from "@/lib/auth/actor";

type NoRunsProps = { actor: Actor; teamHref: string; allHref: string; isFiltered: boolean };

/** In place of an empty list: what a run is and how to get the first one. */
export async function NoRuns({ actor, teamHref, allHref, isFiltered }: NoRunsProps) {
  if (isFiltered) {
    return (
      <Card>
        <EmptyState
          title="No run is like that"
          action={
            <Button asChild>
              <Link href={allHref}>Show all runs</Link>
            </Button>
          }
        >
          Choose another status or another agent, or look at all of them.
        </EmptyState>
      </Card>
    );
  }
  const webhook = await findSampleWebhook(actor);

  return (
    <Card>
      <EmptyState
        title="No runs yet"
        steps={[
          "Deploy an agent that starts with a webhook.",
          "Call that webhook.",
          "Watch the run appear here, step by step.",
        ]}
        code={webhook && <SampleCall {...webhook} />}
        action={
          <Button asChild variant="primary">
            <Link href={`${teamHref}/agents`}>Go to the agents</Link>
          </Button>
        }
      >
        A run is one time that an agent's flow was carried out. Each one is kept here as a story you can read.
      </EmptyState>
    </Card>
  );
}
