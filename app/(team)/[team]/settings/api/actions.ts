"use server";

import { revalidatePath } from "next/cache";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";
import { createApiKeyInput } from "@/lib/api-keys/schema";
import type { ActionResult } from "@/lib/core/action-result";
import { teamAction } from "@/lib/http/team-action";

/** Answers the key itself: here, and never again. */
export async function createApiKeyAction(
  teamSlug: string,
  input: unknown,
): Promise<ActionResult<{ key: string }>> {
  return teamAction(teamSlug, async ({ actor, team }) => {
    const { key } = await createApiKey(actor, createApiKeyInput.parse(input));
    revalidatePath(`/${team.slug}/settings/api`);

    return { key };
  });
}

export async function revokeApiKeyAction(teamSlug: string, keyId: string): Promise<ActionResult> {
  return teamAction(teamSlug, async ({ actor, team }) => {
    await revokeApiKey(actor, String(keyId));
    revalidatePath(`/${team.slug}/settings/api`);
  });
}
