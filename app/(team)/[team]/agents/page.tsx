import type { Metadata } from "next";
import { PageBody } from "@/components/shell/page-body";
import { LoadOlder } from "@/components/ui/load-older";
import { PageHeader } from "@/components/ui/page-header";
import { listAgents } from "@/lib/agents/queries";
import { requireMember } from "@/lib/auth/session";
import { listQuery, type SearchParams } from "@/lib/http/list-query";
import { AgentTable } from "./_components/agent-table";
import { CreateAgentDialog } from "./_components/create-agent-dialog";
import { NoAgents } from "./_components/no-agents";

export const metadata: Metadata = { title: "Agents" };

type PageProps = { params: Promise<{ team: string }>; searchParams: SearchParams };

export default async function AgentsPage({ params, searchParams }: PageProps) {
  const { actor, team } = await requireMember((await params).team);
  const query = await listQuery(searchParams);
  const { data, nextCursor } = await listAgents(actor, query);
  const canChange = actor.permissions.has("agents:write");
  const isEmpty = data.length === 0 && !query.cursor;

  return (
    <PageBody>
      <PageHeader
        title="Agents"
        description="Flows that answer what happens in your other systems."
        actions={canChange && !isEmpty && <CreateAgentDialog teamSlug={team.slug} />}
      />
      {isEmpty ? (
        <NoAgents teamSlug={team.slug} canChange={canChange} />
      ) : (
        <AgentTable teamSlug={team.slug} agents={data} canChange={canChange} />
      )}
      {nextCursor && <LoadOlder href={`/${team.slug}/agents?cursor=${nextCursor}`} />}
    </PageBody>
  );
}
