import { type Member, requireMember } from "@/lib/auth/session";
import type { ActionResult } from "@/lib/core/action-result";
import { runAction } from "./run-action";

/** {@link runAction} for members of a team: nearly every server action. */
export function teamAction<Value>(
  teamSlug: string,
  work: (member: Member) => Promise<Value>,
): Promise<ActionResult<Value>> {
  return runAction(async () => work(await requireMember(teamSlug)));
}
