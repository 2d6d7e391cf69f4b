import type { Metadata } from "next";
import { z } from "zod";
import { ConversationFacts } from "@/components/inbox/conversation-facts";
import { ConversationHeader } from "@/components/inbox/conversation-header";
import { MessageThread } from "@/components/inbox/message-thread";
import { PhoneFrame } from "@/components/inbox/phone-frame";
import { requireMember } from "@/lib/auth/session";
import { listLatestMessages } from "@/lib/conversations/queries";
import type { SearchParams } from "@/lib/http/list-query";
import { pageQuery } from "@/lib/http/page-query";
import { loadConversation } from "./load-conversation";

type PageProps = {
  params: Promise<{ team: string; conversationId: string }>;
  searchParams: SearchParams;
};

const MESSAGES_SHOWN = 50;

const threadQuery = z.object({
  before: z
    .string()
    .regex(/^msg_[0-9a-z]+$/)
    .optional(),
});

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { team, conversationId } = await params;
  const { actor } = await requireMember(team);
  const { contactPhone } = await loadConversation(actor, conversationId);

  return { title: contactPhone ?? "Conversation" };
}

export default async function ConversationPage({ params, searchParams }: PageProps) {
  const { team: slug, conversationId } = await params;
  const { actor, team } = await requireMember(slug);
  const conversation = await loadConversation(actor, conversationId);
  const { before } = await pageQuery(threadQuery, searchParams);
  const thread = await listLatestMessages(actor, conversationId, { limit: MESSAGES_SHOWN, before });
  const teamHref = `/${team.slug}`;
  const href = `${teamHref}/inbox/${conversationId}`;

  return (
    <div className="flex h-full flex-col">
      <ConversationHeader conversation={conversation} teamHref={teamHref} />
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)] xl:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="flex min-h-0 flex-col items-center gap-3 md:px-6 md:py-5">
          <PhoneFrame name={conversation.agentName ?? "A deleted agent"}>
            <MessageThread
              messages={thread.messages}
              teamHref={teamHref}
              earlierHref={thread.before && `${href}?before=${thread.before}`}
              newestHref={before ? href : null}
            />
          </PhoneFrame>
          <p className="text-balance px-4 pb-3 text-center text-subtle text-xs md:pb-0">
            A built-in phone to look at: nothing leaves Patchbay through this inbox.
          </p>
        </div>
        <ConversationFacts conversation={conversation} teamHref={teamHref} />
      </div>
    </div>
  );
}
