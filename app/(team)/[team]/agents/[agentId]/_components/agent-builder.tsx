"use client";

import { type ComponentProps, useMemo } from "react";
import type { BuilderActions, InboxChoice } from "@/components/flow/builder-actions";
import { FlowEditor } from "@/components/flow/flow-editor";
import { FlowWorkspace } from "@/components/flow/flow-workspace";
import * as actions from "../actions";
import { BuilderHeader } from "./builder-header";
import { BuilderNotices } from "./builder-notices";

type AgentBuilderProps = Pick<
  ComponentProps<typeof FlowEditor>,
  "teamSlug" | "draft" | "webhooks" | "inspectors" | "seen"
> & {
  agent: { id: string; name: string; inboxId: string | null };
  inboxes: readonly InboxChoice[];
  canEdit: boolean;
};

/** The builder of one agent, tied to the server. */
export function AgentBuilder({ teamSlug, agent, inboxes, canEdit, ...flow }: AgentBuilderProps) {
  const bound = useMemo(() => boundActions(teamSlug, agent.id), [teamSlug, agent.id]);

  return (
    <FlowEditor
      {...flow}
      // Another agent is another editor, also when only the address changed.
      key={agent.id}
      teamSlug={teamSlug}
      agent={agent}
      inbox={inboxes.find(({ id }) => id === agent.inboxId) ?? null}
      isReadOnly={!canEdit}
      actions={bound}
    >
      <div className="flex h-full flex-col">
        <BuilderHeader teamSlug={teamSlug} agent={agent} inboxes={inboxes} canEdit={canEdit} />
        <BuilderNotices agentName={agent.name} />
        <FlowWorkspace />
      </div>
    </FlowEditor>
  );
}

function boundActions(teamSlug: string, agentId: string): BuilderActions {
  return {
    saveDraft: (flowText, revision) => actions.saveDraftAction(teamSlug, agentId, flowText, revision),
    loadDraft: () => actions.loadDraftAction(teamSlug, agentId),
    createWebhook: (input) => actions.createWebhookAction(teamSlug, input),
    updateWebhook: (webhookId, input) => actions.updateWebhookAction(teamSlug, webhookId, input),
    createInspector: () => actions.createInspectorAction(teamSlug),
    revealSigningSecret: (nodeId) => actions.revealSigningSecretAction(teamSlug, agentId, nodeId),
    seenFields: (webhookId) => actions.seenFieldsAction(teamSlug, webhookId),
  };
}
