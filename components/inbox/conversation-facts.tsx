import { CopyText } from "@/components/ui/copy-text";
import { DetailList } from "@/components/ui/detail-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import type { ConversationRow } from "@/lib/conversations/schema";

type ConversationFactsProps = { conversation: ConversationRow; teamHref: string };

/** What is known of a conversation, beside it where there is room. */
export function ConversationFacts({ conversation, teamHref }: ConversationFactsProps) {
  const { id, contactId, contactPhone, agentId, agentName, inboxName, createdAt, lastMessageAt } =
    conversation;
  const details = [
    {
      label: "Contact",
      value: contactPhone ?? <span className="text-subtle">No number</span>,
    },
    {
      label: "Agent",
      value: <TextLink href={`${teamHref}/agents/${agentId}`}>{agentName ?? "A deleted agent"}</TextLink>,
    },
    { label: "Inbox", value: inboxName },
    { label: "Began", value: <RelativeTime at={createdAt} /> },
    { label: "Last", value: <RelativeTime at={lastMessageAt} /> },
    {
      label: "Runs",
      value: <TextLink href={`${teamHref}/runs?contactId=${contactId}`}>All runs of this contact</TextLink>,
    },
  ];

  return (
    <aside aria-label="About this conversation" className="hidden overflow-y-auto border-l xl:block">
      <DetailList details={details} className="gap-x-4 p-5 sm:grid-cols-[4.5rem_minmax(0,1fr)]" />
      <footer className="border-t px-5 py-2">
        <CopyText value={id} copyLabel="Copy the conversation's id" className="w-full justify-between" />
      </footer>
    </aside>
  );
}
