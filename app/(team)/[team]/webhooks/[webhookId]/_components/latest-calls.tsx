import Link from "next/link";
import { LiveRefresh } from "@/components/live/live-refresh";
import { FateBadge } from "@/components/requests/fate-badge";
import { outcomeSentence } from "@/components/requests/request-fates";
import { Card, CardHeader } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import type { RequestRow } from "@/lib/requests/schema";

type LatestCallsProps = {
  /** The address of the team's pages: `/northwind`. */
  teamHref: string;
  webhookId: string;
  requests: readonly RequestRow[];
  /** Where to hear of more. */
  live: string;
};

export function LatestCalls({ teamHref, webhookId, requests, live }: LatestCallsProps) {
  return (
    <Card>
      <CardHeader
        title="Latest calls"
        actions={
          <>
            <LiveRefresh url={live} />
            {requests.length > 0 && (
              <TextLink href={`${teamHref}/requests?webhookId=${webhookId}`} className="ml-2 text-sm">
                All calls
              </TextLink>
            )}
          </>
        }
      />
      {requests.length === 0 ? (
        <p className="px-4 pt-2 pb-5 text-muted text-sm sm:px-5">
          Waiting for the first call. It shows up here by itself.
        </p>
      ) : (
        <ul className="divide-y pt-2">
          {requests.map((request) => (
            <li key={request.id} className="relative grid gap-1 px-4 py-2.5 hover:bg-hover sm:px-5">
              <span className="flex items-center justify-between gap-3">
                <FateBadge fate={request.fate} />
                <RelativeTime at={request.receivedAt} className="text-muted text-sm" />
              </span>
              <Link
                href={`${teamHref}/requests/${request.id}`}
                className="text-sm after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-signal focus-visible:after:-outline-offset-2"
              >
                {outcomeSentence(request)}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
