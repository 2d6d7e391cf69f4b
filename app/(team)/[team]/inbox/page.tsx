import { requireMember } from "@/lib/auth/session";
import { listConversations } from "@/lib/conversations/queries";
import { NoConversation } from "./_components/no-conversation";
import { NoConversations } from "./_components/no-conversations";
import { CONVERSATIONS_PAGE } from "./conversations-page";

export const metadata = { title: "Inbox" };

type PageProps = { params: Promise<{ team: string }> };

export default async function InboxPage({ params }: PageProps) {
  const { actor, team } = await requireMember((await params).team);
  const { data } = await listConversations(actor, { ...CONVERSATIONS_PAGE, limit: 1 });
  if (data.length > 0) return <NoConversation />;

  return <NoConversations actor={actor} teamHref={`/${team.slug}`} />;
}
