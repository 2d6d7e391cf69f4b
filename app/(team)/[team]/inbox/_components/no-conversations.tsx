import Link from "next/link";
import { SampleCall } from "@/components/requests/sample-call";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { findSampleWebhook } from "@/lib/agent-webhooks/queries";
import type { Actor } from "@/lib/auth/actor";

type NoConversationsProps = { actor: Actor; teamHref: string };

/** In place of an empty inbox: what would be here and how to get the first message. */
export async function NoConversations({ actor, teamHref }: NoConversationsProps) {
  const webhook = await findSampleWebhook(actor);

  return (
    <EmptyState
      title="No conversations yet"
      steps={[
        "Give an agent a step that sends a message, and deploy it.",
        "Call its webhook with a contact's phone number.",
        "Read the message here, on a built-in phone. Nothing leaves Patchbay.",
      ]}
      code={webhook && <SampleCall {...webhook} />}
      action={
        <Button asChild variant="primary">
          <Link href={`${teamHref}/agents`}>Go to the agents</Link>
        </Button>
      }
    >
      Whatever agents and contacts write to each other is kept here, one conversation for each contact.
    </EmptyState>
  );
}
