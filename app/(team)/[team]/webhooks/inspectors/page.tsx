import type { Metadata } from "next";
import { PageBody } from "@/components/shell/page-body";
import { TextLink } from "@/components/ui/text-link";
import { requireMember } from "@/lib/auth/session";
import { listInspectors } from "@/lib/inspectors/queries";
import { WebhooksHeader } from "../_components/webhooks-header";
import { CreateInspectorDialog } from "./_components/create-inspector-dialog";
import { InspectorTable } from "./_components/inspector-table";
import { NoInspectors } from "./_components/no-inspectors";

export const metadata: Metadata = { title: "Inspectors" };

type PageProps = { params: Promise<{ team: string }> };

export default async function InspectorsPage({ params }: PageProps) {
  const { actor, team } = await requireMember((await params).team);
  const inspectors = await listInspectors(actor);
  const canChange = actor.permissions.has("inspectors:write");

  return (
    <PageBody>
      <WebhooksHeader
        teamSlug={team.slug}
        actions={canChange && inspectors.length > 0 && <CreateInspectorDialog teamSlug={team.slug} />}
      >
        Inspectors show what goes out: send the step “Call a webhook” of a flow to one, and read what arrives.
        They start nothing. To start an agent from another system, use an{" "}
        <TextLink href={`/${team.slug}/webhooks`}>agent webhook</TextLink>.
      </WebhooksHeader>
      {inspectors.length === 0 ? (
        <NoInspectors teamSlug={team.slug} canChange={canChange} />
      ) : (
        <InspectorTable teamSlug={team.slug} inspectors={inspectors} />
      )}
    </PageBody>
  );
}
