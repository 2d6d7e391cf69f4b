import type { Metadata } from "next";
import { PageBody } from "@/components/shell/page-body";
import { LoadOlder } from "@/components/ui/load-older";
import { TextLink } from "@/components/ui/text-link";
import { listWebhooks } from "@/lib/agent-webhooks/queries";
import { requireMember } from "@/lib/auth/session";
import { listQuery, type SearchParams } from "@/lib/http/list-query";
import { CreateWebhookDialog } from "./_components/create-webhook-dialog";
import { NoWebhooks } from "./_components/no-webhooks";
import { WebhookTable } from "./_components/webhook-table";
import { WebhooksHeader } from "./_components/webhooks-header";

export const metadata: Metadata = { title: "Agent webhooks" };

type PageProps = { params: Promise<{ team: string }>; searchParams: SearchParams };

export default async function WebhooksPage({ params, searchParams }: PageProps) {
  const { actor, team } = await requireMember((await params).team);
  const query = await listQuery(searchParams);
  const { data, nextCursor } = await listWebhooks(actor, query);
  const canChange = actor.permissions.has("agents:write");
  const isEmpty = data.length === 0 && !query.cursor;

  return (
    <PageBody>
      <WebhooksHeader
        teamSlug={team.slug}
        actions={canChange && !isEmpty && <CreateWebhookDialog teamSlug={team.slug} />}
      >
        Agent webhooks bring data in: another system calls the URL, and your agents start. To send data out,
        add the step “Call a webhook” to a flow, and watch what it sends in an{" "}
        <TextLink href={`/${team.slug}/webhooks/inspectors`}>inspector</TextLink>.
      </WebhooksHeader>
      {isEmpty ? (
        <NoWebhooks teamSlug={team.slug} canChange={canChange} />
      ) : (
        <WebhookTable teamSlug={team.slug} webhooks={data} />
      )}
      {nextCursor && <LoadOlder href={`/${team.slug}/webhooks?cursor=${nextCursor}`} />}
    </PageBody>
  );
}
