"use server";

import { revalidatePath } from "next/cache";
import type { ActionResult } from "@/lib/core/action-result";
import { teamAction } from "@/lib/http/team-action";
import { releaseJob } from "@/lib/system/release-job";

export async function releaseJobAction(teamSlug: string, jobId: string): Promise<ActionResult> {
  return teamAction(teamSlug, async ({ actor, team }) => {
    await releaseJob(actor, String(jobId));
    revalidatePath(`/${team.slug}/settings/system`);
  });
}
