"use server";

import { listConversations } from "@/lib/conversations/queries";
import type { ConversationRow } from "@/lib/conversations/schema";
import type { ActionResult } from "@/lib/core/action-result";
import { type Page, pageInput } from "@/lib/core/page";
import { teamAction } from "@/lib/http/team-action";
import { CONVERSATIONS_PAGE } from "./conversations-page";

/** The part of the list that follows on a conversation. */
export async function loadConversations(
  teamSlug: string,
  cursor: string,
): Promise<ActionResult<Page<ConversationRow>>> {
  return teamAction(teamSlug, ({ actor }) =>
    listConversations(actor, pageInput.parse({ ...CONVERSATIONS_PAGE, cursor })),
  );
}
