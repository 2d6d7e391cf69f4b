import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { RunStatusBadge } from "@/components/runs/run-status-badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { StatusDot } from "@/components/ui/status-dot";
import type { RequestDetail } from "@/lib/requests/schema";
import { FATES, outcomeSentence } from "./request-fates";

type RequestOutcomeProps = { request: RequestDetail; teamHref: string };

/** The answer to "I sent it; what happened?": a sentence, what it started, and what to do if nothing. */
export function RequestOutcome({ request, teamHref }: RequestOutcomeProps) {
  const { fate, runs, warnings } = request;

  return (
    <Card>
      <div className="grid gap-3 p-4 sm:p-5">
        <div className="flex gap-3">
          <StatusDot tone={FATES[fate].tone} className="mt-1 size-4" />
          <p className="min-w-0 flex-1 text-md [overflow-wrap:anywhere]">
            {fate === "rejected" && <strong className="font-medium">Turned away. </strong>}
            {outcomeSentence(request)}
          </p>
        </div>
        {warnings.map(({ message }) => (
          <p key={message} className="flex gap-2.5 rounded-md bg-waiting-soft px-3 py-2 text-sm">
            <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-waiting-ink" />
            <span className="min-w-0 [overflow-wrap:anywhere]">{message}</span>
          </p>
        ))}
        <NextStep request={request} teamHref={teamHref} />
      </div>
      {runs.length > 0 && (
        <ul aria-label="Runs it started" className="divide-y border-t">
          {runs.map(({ id, agentName, status }) => (
            <li
              key={id}
              className="relative flex items-center gap-3 px-4 py-2.5 text-sm hover:bg-hover sm:px-5"
            >
              <Link
                href={`${teamHref}/runs/${id}`}
                className="min-w-0 flex-1 truncate font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-signal focus-visible:after:-outline-offset-2"
              >
                Run of {agentName}
              </Link>
              <RunStatusBadge status={status} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Where to go to put it right. */
function NextStep({ request, teamHref }: RequestOutcomeProps): ReactNode {
  const { fate, reason, duplicateOf } = request;
  if (duplicateOf) return <Action href={`${teamHref}/requests/${duplicateOf}`}>Show the first one</Action>;
  if (fate === "no_agent") return <Action href={`${teamHref}/agents`}>Go to the agents</Action>;
  if (reason === "unauthorized" || reason === "insufficient_scope") {
    return <Action href={`${teamHref}/settings/api`}>Go to the API keys</Action>;
  }

  return null;
}

function Action({ href, children }: { href: string; children: string }) {
  return (
    <div className="pl-7">
      <Button asChild>
        <Link href={href}>{children}</Link>
      </Button>
    </div>
  );
}
