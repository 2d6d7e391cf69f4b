import type { CreateWebhookInput, WebhookChoice } from "@/lib/agent-webhooks/schema";
import type { DeployState } from "@/lib/agents/schema";
import type { ActionResult } from "@/lib/core/action-result";
import type { FlowProblem } from "@/lib/engine/problems";
import type { InspectorRow } from "@/lib/inspectors/schema";
import type { SeenFields } from "@/lib/requests/schema";

export type InspectorChoice = Pick<InspectorRow, "id" | "name" | "url">;
export type InboxChoice = { id: string; name: string };

/** A draft on its way. The flow travels as JSON text, which keeps long numbers and odd characters. */
export type DraftMessage = {
  flowText: string;
  revision: number;
  problems: FlowProblem[];
  deploy: DeployState;
};

/** What the builder asks the server to do. */
export type BuilderActions = {
  saveDraft: (flowText: string, revision: number) => Promise<ActionResult<DraftMessage>>;
  loadDraft: () => Promise<ActionResult<DraftMessage>>;
  createWebhook: (input: CreateWebhookInput) => Promise<ActionResult<WebhookChoice>>;
  updateWebhook: (webhookId: string, input: CreateWebhookInput) => Promise<ActionResult<WebhookChoice>>;
  createInspector: () => Promise<ActionResult<InspectorChoice>>;
  revealSigningSecret: (nodeId: string) => Promise<ActionResult<string>>;
  seenFields: (webhookId: string) => Promise<ActionResult<SeenFields | null>>;
};
