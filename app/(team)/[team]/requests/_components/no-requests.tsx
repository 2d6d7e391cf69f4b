import Link from "next/link";
import { SampleCall } from "@/components/requests/sample-call";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { findSampleWebhook } from "@/lib/agent-webhooks/queries";
import type { Actor } from "@/lib/auth/actor";

type NoRequestsProps = { actor: Actor; teamHref: string; allHref: string; isFiltered: boolean };

/** In place of an empty list: what a request is and how to send the first one. */
export async function NoRequests({ actor, teamHref, allHref, isFiltered }: NoRequestsProps) {
  if (isFiltered) {
    return (
      <Card>
        <EmptyState
          title="No request is like that"
          action={
            <Button asChild>
              <Link href={allHref}>Show all requests</Link>
            </Button>
          }
        >
          Choose something else above, or look at all of them.
        </EmptyState>
      </Card>
    );
  }
  const webhook = await findSampleWebhook(actor);

  return (
    <Card>
      <EmptyState
        title="No requests yet"
        steps={
          webhook
            ? [
                "Copy the command below and put your API key in.",
                "Run it in a terminal. The request shows up here within a second.",
                "Open it to see what came in and what it started.",
              ]
            : [
                "Add an agent webhook.",
                "Have another system call it.",
                "The call shows up here within a second.",
              ]
        }
        code={webhook && <SampleCall {...webhook} />}
        action={
          <Button asChild variant="primary">
            <Link href={`${teamHref}/${webhook ? "settings/api" : "webhooks"}`}>
              {webhook ? "Get an API key" : "Add a webhook"}
            </Link>
          </Button>
        }
      >
        A request is one call that another system makes to an agent webhook. Each one is kept here, also when
        it was turned away.
      </EmptyState>
    </Card>
  );
}
