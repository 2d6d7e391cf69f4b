import type { ReactNode } from "react";
import { ConversationList } from "@/components/inbox/conversation-list";
import { InboxPanes } from "@/components/inbox/inbox-panes";
import { LiveRefresh } from "@/components/live/live-refresh";
import { FullBleed } from "@/components/shell/page-body";
import { requireMember } from "@/lib/auth/session";
import { listConversations } from "@/lib/conversations/queries";
import { liveUrl } from "@/lib/live/schema";
import { loadConversations } from "./actions";
import { CONVERSATIONS_PAGE } from "./conversations-page";

type LayoutProps = { children: ReactNode; params: Promise<{ team: string }> };

/** The list stays where it is while one reads from conversation to conversation. */
export default async function InboxLayout({ children, params }: LayoutProps) {
  const { actor, team } = await requireMember((await params).team);
  const renderedAtMs = Date.now();
  const page = await listConversations(actor, CONVERSATIONS_PAGE);

  return (
    <FullBleed>
      <InboxPanes
        // A message changes its conversation and the list alike, so one stream is enough for both.
        live={<LiveRefresh url={liveUrl(team.slug, { kind: "conversations" }, renderedAtMs)} />}
        list={
          page.data.length > 0 ? (
            <ConversationList
              newest={page}
              href={`/${team.slug}/inbox`}
              loadOlder={loadConversations.bind(null, team.slug)}
            />
          ) : null
        }
      >
        {children}
      </InboxPanes>
    </FullBleed>
  );
}
