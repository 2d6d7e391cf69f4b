import type { Metadata } from "next";
import { PageBody } from "@/components/shell/page-body";
import { FormMessage } from "@/components/ui/form-message";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { getWebhook } from "@/lib/agent-webhooks/queries";
import { requireMember } from "@/lib/auth/session";
import { orNotFound } from "@/lib/http/or-not-found";
import { liveUrl } from "@/lib/live/schema";
import { listRequests } from "@/lib/requests/queries";
import { CallCard } from "./_components/call-card";
import { LatestCalls } from "./_components/latest-calls";
import { WebhookActions } from "./_components/webhook-actions";
import { WebhookFacts } from "./_components/webhook-facts";

type PageProps = { params: Promise<{ team: string; webhookId: string }> };

const SHOWN_CALLS = 5;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { actor } = await requireMember((await params).team);
  const { name } = await orNotFound(getWebhook(actor, (await params).webhookId));

  return { title: name };
}

export default async function WebhookPage({ params }: PageProps) {
  const { actor, team } = await requireMember((await params).team);
  const renderedAtMs = Date.now();
  const webhook = await orNotFound(getWebhook(actor, (await params).webhookId));
  const calls = await listRequests(actor, { limit: SHOWN_CALLS, webhookId: webhook.id });
  const teamHref = `/${team.slug}`;

  return (
    <PageBody>
      <PageHeader
        title={webhook.name}
        trail={[{ href: `${teamHref}/webhooks`, label: "Agent webhooks" }]}
        actions={
          actor.permissions.has("agents:write") && <WebhookActions teamSlug={team.slug} webhook={webhook} />
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid content-start gap-5">
          {webhook.agents.length === 0 && (
            <FormMessage tone="info" title="No deployed agent starts from this webhook yet">
              Calls are kept, but nothing runs. Choose it in the first step of{" "}
              <TextLink href={`${teamHref}/agents`}>an agent</TextLink>, and deploy the agent.
            </FormMessage>
          )}
          <CallCard teamSlug={team.slug} webhook={webhook} />
        </div>
        <div className="grid content-start gap-5">
          <WebhookFacts teamHref={teamHref} webhook={webhook} />
          <LatestCalls
            teamHref={teamHref}
            webhookId={webhook.id}
            requests={calls.data}
            live={liveUrl(team.slug, { kind: "requests" }, renderedAtMs)}
          />
        </div>
      </div>
    </PageBody>
  );
}
