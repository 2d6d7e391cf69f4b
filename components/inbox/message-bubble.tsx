import { cn } from "@/components/ui/cn";
import { LocalTime } from "@/components/ui/local-time";
import { TextLink } from "@/components/ui/text-link";
import type { MessageRow } from "@/lib/conversations/schema";
import type { MessageSender } from "@/lib/core/vocabulary";

const SENDERS: Record<MessageSender, string> = { agent: "Agent", person: "A person", contact: "Contact" };

type MessageBubbleProps = { message: MessageRow; teamHref: string };

/** One message as the contact's phone shows it: what the contact wrote stands on the right. */
export function MessageBubble({ message, teamHref }: MessageBubbleProps) {
  const { direction, sender, text, status, runId, agentName, createdAt } = message;
  const isOwn = direction === "inbound";

  return (
    <div className={cn("grid max-w-[85%] gap-1", isOwn ? "justify-self-end" : "justify-self-start")}>
      <p
        className={cn(
          "w-fit whitespace-pre-wrap rounded-[1.125rem] px-3.5 py-2 text-base [overflow-wrap:anywhere]",
          isOwn
            ? "justify-self-end rounded-br-xs bg-ink text-on-ink"
            : "rounded-bl-xs border border-line bg-raised",
        )}
      >
        {text}
      </p>
      <p
        className={cn(
          "flex flex-wrap gap-x-1.5 px-1 text-2xs text-subtle",
          isOwn ? "justify-end" : "justify-start",
        )}
      >
        <span>{agentName ?? SENDERS[sender]}</span>
        <span aria-hidden="true">·</span>
        <LocalTime at={createdAt} />
        {status === "failed" && <span className="font-medium text-danger-ink">Not sent</span>}
        {runId && (
          <>
            <span aria-hidden="true">·</span>
            <TextLink href={`${teamHref}/runs/${runId}`} className="-my-2 py-2 hover:text-ink">
              Show the run
            </TextLink>
          </>
        )}
      </p>
    </div>
  );
}
