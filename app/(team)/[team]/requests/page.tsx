import { LiveRefresh } from "@/components/live/live-refresh";
import { RequestsTable } from "@/components/requests/requests-table";
import { PageBody } from "@/components/shell/page-body";
import { LoadOlder } from "@/components/ui/load-older";
import { PageHeader } from "@/components/ui/page-header";
import { listWebhooks } from "@/lib/agent-webhooks/queries";
import { requireMember } from "@/lib/auth/session";
import { pageInput } from "@/lib/core/page";
import type { SearchParams } from "@/lib/http/list-query";
import { hrefWith, pageQuery } from "@/lib/http/page-query";
import { liveUrl } from "@/lib/live/schema";
import { listRequests } from "@/lib/requests/queries";
import { listRequestsInput } from "@/lib/requests/schema";
import { NoRequests } from "./_components/no-requests";
import { RequestFilters } from "./_components/request-filters";

export const metadata = { title: "Requests" };

type PageProps = { params: Promise<{ team: string }>; searchParams: SearchParams };

export default async function RequestsPage({ params, searchParams }: PageProps) {
  const { actor, team } = await requireMember((await params).team);
  const renderedAtMs = Date.now();
  const query = await pageQuery(listRequestsInput, searchParams);
  const [{ data, nextCursor }, webhooks] = await Promise.all([
    listRequests(actor, query),
    listWebhooks(actor, pageInput.parse({ limit: 100 })),
  ]);
  const teamHref = `/${team.slug}`;
  const href = `${teamHref}/requests`;
  const { fate, webhookId, cursor } = query;
  const filters = { fate, webhookId };
  const isFiltered = [fate, webhookId, cursor].some((value) => value !== undefined);

  return (
    <PageBody>
      <PageHeader
        title="Requests"
        status={<LiveRefresh url={liveUrl(team.slug, { kind: "requests" }, renderedAtMs)} />}
        description="Every call of your agent webhooks, and what became of it."
      />
      <RequestFilters href={href} filters={filters} webhooks={webhooks.data} isOlder={cursor !== undefined} />
      {data.length > 0 ? (
        <RequestsTable rows={data} teamHref={teamHref} />
      ) : (
        <NoRequests actor={actor} teamHref={teamHref} allHref={href} isFiltered={isFiltered} />
      )}
      {nextCursor && <LoadOlder href={hrefWith(href, { ...filters, cursor: nextCursor })} />}
    </PageBody>
  );
}
