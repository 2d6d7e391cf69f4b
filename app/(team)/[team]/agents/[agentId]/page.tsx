import type { Metadata } from "next";
import { FullBleed } from "@/components/shell/page-body";
import { listWebhookChoices } from "@/lib/agent-webhooks/list-webhook-choices";
import { getAgent } from "@/lib/agents/queries";
import { requireMember } from "@/lib/auth/session";
import { stringifyJson } from "@/lib/core/json";
import { orNotFound } from "@/lib/http/or-not-found";
import { listInboxes } from "@/lib/inboxes/queries";
import { listInspectors } from "@/lib/inspectors/queries";
import { AgentBuilder } from "./_components/agent-builder";
import { seenByWebhook } from "./seen-by-webhook";

type PageProps = { params: Promise<{ team: string; agentId: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { team: slug, agentId } = await params;
  const { actor } = await requireMember(slug);

  return { title: (await orNotFound(getAgent(actor, agentId))).name };
}

export default async function AgentPage({ params }: PageProps) {
  const { team: slug, agentId } = await params;
  const { actor, team } = await requireMember(slug);
  const agent = await orNotFound(getAgent(actor, agentId));
  const { id, name, flow, revision, problems, deploy } = agent;
  const [webhooks, inspectors, inboxes, seen] = await Promise.all([
    listWebhookChoices(actor),
    listInspectors(actor),
    listInboxes(actor),
    seenByWebhook(actor, flow),
  ]);

  return (
    <FullBleed>
      <AgentBuilder
        teamSlug={team.slug}
        agent={{ id, name, inboxId: agent.inboxId }}
        draft={{ flowText: stringifyJson(flow), revision, problems, deploy }}
        webhooks={webhooks}
        inspectors={inspectors.map((inspector) => ({
          id: inspector.id,
          name: inspector.name,
          url: inspector.url,
        }))}
        inboxes={inboxes.map((inbox) => ({ id: inbox.id, name: inbox.name }))}
        seen={seen}
        canEdit={actor.permissions.has("agents:write")}
      />
    </FullBleed>
  );
}
