"use client";

import { ReactFlowProvider } from "@xyflow/react";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { toast } from "sonner";
import type { WebhookChoice } from "@/lib/agent-webhooks/schema";
import type { SeenFields } from "@/lib/requests/schema";
import type { BuilderActions, DraftMessage, InboxChoice, InspectorChoice } from "./builder-actions";
import { type Builder, BuilderContext } from "./builder-context";
import { openSession } from "./editor/editor-session";
import { storedDraft } from "./editor/send-draft";
import { useSeenFields } from "./use-seen-fields";

type FlowEditorProps = {
  teamSlug: string;
  agent: { id: string; name: string };
  inbox: InboxChoice | null;
  draft: DraftMessage;
  webhooks: readonly WebhookChoice[];
  inspectors: readonly InspectorChoice[];
  seen: Readonly<Record<string, SeenFields>>;
  /** For those who may look but not edit. */
  isReadOnly: boolean;
  actions: BuilderActions;
  /** The workspace, and whatever else shows or changes the draft. */
  children: ReactNode;
};

/** One open builder: holds the draft, saves it, and gives its parts what they need. */
export function FlowEditor({ children, draft, actions, isReadOnly, agent, ...team }: FlowEditorProps) {
  const [made, setMade] = useState<{ webhooks: WebhookChoice[]; inspectors: InspectorChoice[] }>({
    webhooks: [],
    inspectors: [],
  });
  const { teamSlug, inbox } = team;
  const webhooks = useMemo(() => withMade(team.webhooks, made.webhooks), [team.webhooks, made.webhooks]);
  const inspectors = useMemo(
    () => withMade(team.inspectors, made.inspectors),
    [team.inspectors, made.inspectors],
  );
  const hasInbox = inbox !== null;
  // Once: what is on the screen is newer than any draft that the page brings later.
  const [session] = useState(() =>
    openSession({
      agentId: agent.id,
      draft: storedDraft(draft),
      surroundings: { webhooks, hasInbox },
      actions,
      isReadOnly,
    }),
  );
  const { editor, saver } = session;
  const seen = useSeenFields(editor, team.seen, actions);

  useEffect(
    () =>
      session.start({
        onRestored: () => toast.info("Unsaved changes from this device were restored"),
      }),
    [session],
  );
  useEffect(() => editor.surround({ webhooks, hasInbox }), [editor, webhooks, hasInbox]);

  const builder: Builder = {
    session,
    editor,
    saver,
    actions,
    teamSlug,
    agent,
    inbox,
    webhooks,
    inspectors,
    seen,
    isReadOnly,
    addWebhook: (webhook) => {
      // Before the page's own list knows it, so that choosing it is no problem for a moment.
      editor.surround({ webhooks: withMade(webhooks, [webhook]), hasInbox });
      setMade((before) => ({ ...before, webhooks: [...before.webhooks, webhook] }));
    },
    addInspector: (inspector) =>
      setMade((before) => ({ ...before, inspectors: [...before.inspectors, inspector] })),
  };

  return (
    <ReactFlowProvider>
      <BuilderContext value={builder}>{children}</BuilderContext>
    </ReactFlowProvider>
  );
}

/** The page's list, with what was made since it was rendered. */
function withMade<Item extends { id: string }>(listed: readonly Item[], made: readonly Item[]): Item[] {
  return [...listed, ...made.filter(({ id }) => !listed.some((item) => item.id === id))];
}
