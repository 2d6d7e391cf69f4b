"use server";

import { revalidatePath } from "next/cache";
import type { ActionResult } from "@/lib/core/action-result";
import { teamAction } from "@/lib/http/team-action";
import {
  clearInspector,
  createInspector,
  deleteInspector,
  updateInspector,
} from "@/lib/inspectors/change-inspector";
import { createInspectorInput, updateInspectorInput } from "@/lib/inspectors/schema";

/** Answers the new inspector's id. */
export async function createInspectorAction(teamSlug: string, name: string): Promise<ActionResult<string>> {
  return teamAction(teamSlug, ({ actor }) => createInspector(actor, createInspectorInput.parse({ name })));
}

export async function updateInspectorAction(
  teamSlug: string,
  inspectorId: string,
  input: unknown,
): Promise<ActionResult> {
  return teamAction(teamSlug, async ({ actor, team }) => {
    await updateInspector(actor, String(inspectorId), updateInspectorInput.parse(input));
    revalidatePath(`/${team.slug}/webhooks/inspectors/${inspectorId}`);
  });
}

export async function clearInspectorAction(teamSlug: string, inspectorId: string): Promise<ActionResult> {
  return teamAction(teamSlug, async ({ actor, team }) => {
    await clearInspector(actor, String(inspectorId));
    revalidatePath(`/${team.slug}/webhooks/inspectors/${inspectorId}`);
  });
}

export async function deleteInspectorAction(teamSlug: string, inspectorId: string): Promise<ActionResult> {
  return teamAction(teamSlug, ({ actor }) => deleteInspector(actor, String(inspectorId)));
}
