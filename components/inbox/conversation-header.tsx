import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { TextLink } from "@/components/ui/text-link";
import type { ConversationRow } from "@/lib/conversations/schema";

type ConversationHeaderProps = { conversation: ConversationRow; teamHref: string };

/** Whom the conversation is with; on a phone also the way back to the list. */
export function ConversationHeader({ conversation, teamHref }: ConversationHeaderProps) {
  const { contactPhone, status, agentId, agentName, inboxName } = conversation;

  return (
    <header className="grid gap-0.5 border-b px-4 pt-3 pb-3 md:px-6 md:pt-5 md:pb-4 lg:pt-8">
      <Link
        href={`${teamHref}/inbox`}
        className="-ml-1 flex min-h-8 w-fit items-center gap-0.5 text-sm text-subtle hover:text-ink md:hidden"
      >
        <ChevronLeft aria-hidden="true" className="size-4" />
        Inbox
      </Link>
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="min-w-0 break-words font-semibold text-xl">{contactPhone ?? "No number"}</h1>
        <Badge tone={status === "open" ? "success" : "neutral"}>
          {status === "open" ? "Open" : "Closed"}
        </Badge>
      </div>
      <p className="text-muted text-sm xl:hidden">
        With <TextLink href={`${teamHref}/agents/${agentId}`}>{agentName ?? "a deleted agent"}</TextLink>, in{" "}
        {inboxName}
      </p>
    </header>
  );
}
