import { LiveRefresh } from "@/components/live/live-refresh";
import { RunsTable } from "@/components/runs/runs-table";
import { PageBody } from "@/components/shell/page-body";
import { LoadOlder } from "@/components/ui/load-older";
import { PageHeader } from "@/components/ui/page-header";
import { listAgents } from "@/lib/agents/queries";
import { requireMember } from "@/lib/auth/session";
import { pageInput } from "@/lib/core/page";
import type { SearchParams } from "@/lib/http/list-query";
import { hrefWith, pageQuery } from "@/lib/http/page-query";
import { liveUrl } from "@/lib/live/schema";
import { listLastSteps } from "@/lib/runs/last-steps";
import { listRuns } from "@/lib/runs/queries";
import { listRunsInput } from "@/lib/runs/schema";
import { NoRuns } from "./_components/no-runs";
import { RunFilters } from "./_components/run-filters";

export const metadata = { title: "Runs" };

type PageProps = { params: Promise<{ team: string }>; searchParams: SearchParams };

export default async function RunsPage({ params, searchParams }: PageProps) {
  const { actor, team } = await requireMember((await params).team);
  const renderedAtMs = Date.now();
  const query = await pageQuery(listRunsInput, searchParams);
  const [{ data, nextCursor }, agents] = await Promise.all([
    listRuns(actor, query),
    listAgents(actor, pageInput.parse({ limit: 100 })),
  ]);
  const lastSteps = await listLastSteps(
    actor,
    data.map(({ id }) => id),
  );
  const href = `/${team.slug}/runs`;
  const { status, agentId, contactId, requestId } = query;
  const filters = { status, agentId, contactId, requestId };

  return (
    <PageBody width="wide">
      <PageHeader
        title="Runs"
        status={<LiveRefresh url={liveUrl(team.slug, { kind: "runs" }, renderedAtMs)} />}
        description="Each time an agent's flow ran, and how it went."
      />
      <RunFilters href={href} filters={filters} agents={agents.data} isOlder={query.cursor !== undefined} />
      {data.length > 0 ? (
        <RunsTable rows={data} lastSteps={lastSteps} href={href} />
      ) : (
        <NoRuns actor={actor} teamHref={`/${team.slug}`} allHref={href} isFiltered={isFiltered(query)} />
      )}
      {nextCursor && <LoadOlder href={hrefWith(href, { ...filters, cursor: nextCursor })} />}
    </PageBody>
  );
}

function isFiltered({ limit: _, ...filters }: Awaited<ReturnType<typeof listRunsInput.parseAsync>>): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}
