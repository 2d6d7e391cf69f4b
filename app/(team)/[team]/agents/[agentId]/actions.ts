"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { DraftMessage, InspectorChoice } from "@/components/flow/builder-actions";
import { createWebhook } from "@/lib/agent-webhooks/create-webhook";
import { getWebhook } from "@/lib/agent-webhooks/queries";
import { createWebhookInput, type WebhookChoice } from "@/lib/agent-webhooks/schema";
import { updateWebhook } from "@/lib/agent-webhooks/update-webhook";
import { deployAgent } from "@/lib/agents/deploy-agent";
import { revealSigningSecret } from "@/lib/agents/reveal-signing-secret";
import { saveDraft } from "@/lib/agents/save-draft";
import { deployInput, updateAgentInput } from "@/lib/agents/schema";
import { undeployAgent } from "@/lib/agents/undeploy-agent";
import { updateAgent } from "@/lib/agents/update-agent";
import type { ActionResult } from "@/lib/core/action-result";
import { parseJson } from "@/lib/core/json";
import { flowSchema } from "@/lib/engine/flow";
import { teamAction } from "@/lib/http/team-action";
import { createInspector } from "@/lib/inspectors/change-inspector";
import { requireInspector } from "@/lib/inspectors/queries";
import type { SeenFields } from "@/lib/requests/schema";
import { seenFields } from "@/lib/requests/seen-fields";
import { draftMessage } from "./draft-message";

const revision = z.number().int();

/** Saves the draft. No page is rendered anew: what the builder shows is newer than any answer. */
export async function saveDraftAction(
  teamSlug: string,
  agentId: string,
  flowText: string,
  editedRevision: number,
): Promise<ActionResult<DraftMessage>> {
  return teamAction(teamSlug, async ({ actor }) => {
    const flow = flowSchema.parse(parseJson(String(flowText)));
    const saved = await saveDraft(actor, String(agentId), flow, revision.parse(editedRevision));

    return draftMessage(actor, String(agentId), saved);
  });
}

export async function loadDraftAction(
  teamSlug: string,
  agentId: string,
): Promise<ActionResult<DraftMessage>> {
  return teamAction(teamSlug, ({ actor }) => draftMessage(actor, String(agentId)));
}

/** Deploys the revision that the reader sees, and no other. */
export async function deployAction(
  teamSlug: string,
  agentId: string,
  note: string,
  seenRevision: number,
): Promise<ActionResult<{ version: number }>> {
  return teamAction(teamSlug, async ({ actor, team }) => {
    const input = deployInput.parse({ note });
    const deployed = await deployAgent(actor, String(agentId), input.note, revision.parse(seenRevision));
    revalidatePath(`/${team.slug}/agents`, "layout");

    return deployed;
  });
}

export async function undeployAction(teamSlug: string, agentId: string): Promise<ActionResult> {
  return teamAction(teamSlug, async ({ actor, team }) => {
    await undeployAgent(actor, String(agentId));
    revalidatePath(`/${team.slug}/agents`, "layout");
  });
}

/** Changes the agent's name or inbox. */
export async function updateAgentAction(
  teamSlug: string,
  agentId: string,
  input: unknown,
): Promise<ActionResult> {
  return teamAction(teamSlug, async ({ actor, team }) => {
    await updateAgent(actor, String(agentId), updateAgentInput.parse(input));
    revalidatePath(`/${team.slug}/agents`, "layout");
  });
}

export async function createWebhookAction(
  teamSlug: string,
  input: unknown,
): Promise<ActionResult<WebhookChoice>> {
  return teamAction(teamSlug, async ({ actor, team }) => {
    const webhookId = await createWebhook(actor, createWebhookInput.parse(input));
    revalidatePath(`/${team.slug}/agents`, "layout");

    return getWebhook(actor, webhookId);
  });
}

export async function updateWebhookAction(
  teamSlug: string,
  webhookId: string,
  input: unknown,
): Promise<ActionResult<WebhookChoice>> {
  return teamAction(teamSlug, async ({ actor, team }) => {
    await updateWebhook(actor, String(webhookId), createWebhookInput.parse(input));
    revalidatePath(`/${team.slug}/agents`, "layout");

    return getWebhook(actor, String(webhookId));
  });
}

export async function createInspectorAction(teamSlug: string): Promise<ActionResult<InspectorChoice>> {
  return teamAction(teamSlug, async ({ actor, team }) => {
    const { id, name, url } = await requireInspector(
      actor,
      await createInspector(actor, { name: "Inspector" }),
    );
    revalidatePath(`/${team.slug}/agents`, "layout");

    return { id, name, url };
  });
}

export async function revealSigningSecretAction(
  teamSlug: string,
  agentId: string,
  nodeId: string,
): Promise<ActionResult<string>> {
  return teamAction(teamSlug, ({ actor }) => revealSigningSecret(actor, String(agentId), String(nodeId)));
}

export async function seenFieldsAction(
  teamSlug: string,
  webhookId: string,
): Promise<ActionResult<SeenFields | null>> {
  return teamAction(teamSlug, ({ actor }) => seenFields(actor, String(webhookId)));
}
