import type { Metadata } from "next";
import { HeadersTable } from "@/components/http/headers-table";
import { LiveRefresh } from "@/components/live/live-refresh";
import { FateBadge } from "@/components/requests/fate-badge";
import { RequestBody } from "@/components/requests/request-body";
import { requestCurl } from "@/components/requests/request-curl";
import { RequestFacts } from "@/components/requests/request-facts";
import { FATES } from "@/components/requests/request-fates";
import { RequestOutcome } from "@/components/requests/request-outcome";
import { isOver } from "@/components/runs/run-states";
import { PageBody } from "@/components/shell/page-body";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { webhookUrl } from "@/lib/agent-webhooks/queries";
import { requireMember } from "@/lib/auth/session";
import { liveUrl } from "@/lib/live/schema";
import { loadRequest } from "./load-request";

type PageProps = { params: Promise<{ team: string; requestId: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { team, requestId } = await params;
  const { actor } = await requireMember(team);
  const { request } = await loadRequest(actor, requestId);

  return { title: `${FATES[request.fate].label}: ${request.webhookName}` };
}

export default async function RequestPage({ params }: PageProps) {
  const { team: slug, requestId } = await params;
  const { actor, team } = await requireMember(slug);
  const { request, renderedAtMs } = await loadRequest(actor, requestId);
  const teamHref = `/${team.slug}`;
  const isUnderWay = request.runs.some(({ status }) => !isOver(status));

  return (
    <PageBody>
      <PageHeader
        trail={[{ href: `${teamHref}/requests`, label: "Requests" }]}
        title={`Call of “${request.webhookName}”`}
        status={
          <>
            <FateBadge fate={request.fate} />
            {isUnderWay && <LiveRefresh url={liveUrl(team.slug, { kind: "runs" }, renderedAtMs)} />}
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_19rem] lg:grid-rows-[auto_1fr] lg:gap-x-8">
        <RequestOutcome request={request} teamHref={teamHref} />
        <aside
          aria-label="About this request"
          className="lg:sticky lg:top-8 lg:col-start-2 lg:row-span-2 lg:row-start-1"
        >
          <RequestFacts request={request} />
        </aside>
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6 lg:col-start-1">
          <Card>
            <CardHeader title="Body" />
            <CardBody>
              <RequestBody
                request={request}
                bodyHref={`${teamHref}/requests/${request.id}/body`}
                curl={requestCurl(request, webhookUrl(request.webhookId))}
              />
            </CardBody>
          </Card>
          <Card>
            <CardHeader title="Headers" description="API keys, tokens and cookies are never stored." />
            <CardBody>
              <HeadersTable label="Request headers" headers={request.headers} />
            </CardBody>
          </Card>
        </div>
      </div>
    </PageBody>
  );
}
