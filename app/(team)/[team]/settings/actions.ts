"use server";

import { revalidatePath } from "next/cache";
import type { ActionResult } from "@/lib/core/action-result";
import { teamAction } from "@/lib/http/team-action";
import { updateTeamInput } from "@/lib/teams/schema";
import { updateTeam } from "@/lib/teams/update-team";

export async function updateTeamAction(teamSlug: string, input: unknown): Promise<ActionResult> {
  return teamAction(teamSlug, async ({ actor, team }) => {
    await updateTeam(actor, updateTeamInput.parse(input));
    // The team's name stands on every page.
    revalidatePath(`/${team.slug}`, "layout");
  });
}
