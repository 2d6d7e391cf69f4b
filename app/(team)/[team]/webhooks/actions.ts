"use server";

import { revalidatePath } from "next/cache";
import { createWebhook } from "@/lib/agent-webhooks/create-webhook";
import { deleteWebhook } from "@/lib/agent-webhooks/delete-webhook";
import { createWebhookInput, updateWebhookInput } from "@/lib/agent-webhooks/schema";
import { updateWebhook } from "@/lib/agent-webhooks/update-webhook";
import type { ActionResult } from "@/lib/core/action-result";
import { teamAction } from "@/lib/http/team-action";

/** Answers the new webhook's id. */
export async function createWebhookAction(teamSlug: string, input: unknown): Promise<ActionResult<string>> {
  return teamAction(teamSlug, ({ actor }) => createWebhook(actor, createWebhookInput.parse(input)));
}

export async function updateWebhookAction(
  teamSlug: string,
  webhookId: string,
  input: unknown,
): Promise<ActionResult> {
  return teamAction(teamSlug, async ({ actor, team }) => {
    await updateWebhook(actor, String(webhookId), updateWebhookInput.parse(input));
    revalidatePath(`/${team.slug}/webhooks/${webhookId}`);
  });
}

export async function deleteWebhookAction(teamSlug: string, webhookId: string): Promise<ActionResult> {
  return teamAction(teamSlug, ({ actor }) => deleteWebhook(actor, String(webhookId)));
}
