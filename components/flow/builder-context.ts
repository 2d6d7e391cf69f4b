"use client";

import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { WebhookChoice } from "@/lib/agent-webhooks/schema";
import type { SeenFields } from "@/lib/requests/schema";
import type { BuilderActions, InboxChoice, InspectorChoice } from "./builder-actions";
import type { DraftSaver } from "./editor/draft-saver";
import type { Editor, EditorState } from "./editor/editor";
import type { EditorSession } from "./editor/editor-session";

/** Everything around the flow that its forms need. */
export type Builder = {
  session: EditorSession;
  editor: Editor;
  saver: DraftSaver;
  actions: BuilderActions;
  teamSlug: string;
  agent: { id: string; name: string };
  /** Through which inbox the agent talks; null when it has none. */
  inbox: InboxChoice | null;
  webhooks: readonly WebhookChoice[];
  inspectors: readonly InspectorChoice[];
  /** By webhook id: what its latest request held. */
  seen: ReadonlyMap<string, SeenFields>;
  isReadOnly: boolean;
  /** A webhook or inspector that was just made; the page's own lists follow. */
  addWebhook: (webhook: WebhookChoice) => void;
  addInspector: (inspector: InspectorChoice) => void;
};

export const BuilderContext = createContext<Builder | null>(null);

export function useBuilder(): Builder {
  const builder = useContext(BuilderContext);
  if (!builder) throw new Error("This part of the builder stands outside of FlowEditor.");

  return builder;
}

/** A part of the editor's state; the component is drawn anew when it changes. */
export function useEditor<Part>(select: (state: EditorState) => Part): Part {
  return useStore(useBuilder().editor.store, select);
}
