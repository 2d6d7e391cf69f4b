import { EmptyState } from "@/components/ui/empty-state";
import { CreateWebhookDialog } from "./create-webhook-dialog";

type NoWebhooksProps = { teamSlug: string; canChange: boolean };

export function NoWebhooks({ teamSlug, canChange }: NoWebhooksProps) {
  return (
    <EmptyState
      className="rounded-lg border bg-raised"
      title="No agent webhooks yet"
      action={canChange && <CreateWebhookDialog teamSlug={teamSlug} />}
      steps={[
        "Create a webhook for the tool that shall start your agents.",
        "Give that tool the URL and your team's API key.",
        "Choose the webhook in the first step of an agent, and deploy the agent.",
      ]}
    >
      A webhook is a URL that your marketing tool or CRM sends JSON to. Each call is kept, and starts every
      deployed agent that chose it.
    </EmptyState>
  );
}
