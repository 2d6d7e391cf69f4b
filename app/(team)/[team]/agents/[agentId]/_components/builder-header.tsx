"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { DeployBadge } from "@/components/agents/deploy-badge";
import type { InboxChoice } from "@/components/flow/builder-actions";
import { useEditor } from "@/components/flow/builder-context";
import { Button } from "@/components/ui/button";
import { AgentMenu } from "./agent-menu";
import { AgentName } from "./agent-name";
import { DeployButton } from "./deploy-button";
import { ProblemList } from "./problem-list";
import { SaveState } from "./save-state";

type BuilderHeaderProps = {
  teamSlug: string;
  agent: { id: string; name: string; inboxId: string | null };
  inboxes: readonly InboxChoice[];
  canEdit: boolean;
};

/** What this agent is, how its draft stands, and what to do with it. */
export function BuilderHeader({ teamSlug, agent, inboxes, canEdit }: BuilderHeaderProps) {
  const deploy = useEditor((state) => state.deploy);

  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b bg-surface px-3 py-2 lg:h-14 lg:flex-nowrap lg:py-0">
      <div className="flex min-w-0 flex-1 basis-full items-center gap-1 lg:basis-auto">
        <Button asChild variant="ghost" className="aspect-square px-0">
          <Link href={`/${teamSlug}/agents`} aria-label="Back to all agents">
            <ArrowLeft aria-hidden="true" />
          </Link>
        </Button>
        <AgentName teamSlug={teamSlug} agent={agent} canEdit={canEdit} />
        <DeployBadge deploy={deploy} className="max-lg:hidden lg:ml-1.5" />
        <div className="ml-auto lg:hidden">
          <AgentMenu teamSlug={teamSlug} agent={agent} inboxes={inboxes} canEdit={canEdit} />
        </div>
      </div>
      <div className="flex min-w-0 flex-1 items-center gap-2 lg:flex-none lg:gap-3">
        <DeployBadge deploy={deploy} className="lg:hidden" />
        {canEdit && <SaveState />}
        <span className="ml-auto flex items-center gap-2">
          <ProblemList />
          {canEdit && <DeployButton teamSlug={teamSlug} agent={agent} />}
          <span className="max-lg:hidden">
            <AgentMenu teamSlug={teamSlug} agent={agent} inboxes={inboxes} canEdit={canEdit} />
          </span>
        </span>
      </div>
    </header>
  );
}
