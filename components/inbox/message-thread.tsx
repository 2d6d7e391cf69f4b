import Link from "next/link";
import { Button } from "@/components/ui/button";
import type { MessageRow } from "@/lib/conversations/schema";
import { MessageBubble } from "./message-bubble";

type MessageThreadProps = {
  /** In the order they were sent. */
  messages: readonly MessageRow[];
  teamHref: string;
  /** Where earlier ones are; null at the beginning. */
  earlierHref: string | null;
  /** Where the newest ones are; null when these are them. */
  newestHref: string | null;
};

/** The messages of one conversation. */
export function MessageThread({ messages, teamHref, earlierHref, newestHref }: MessageThreadProps) {
  return (
    // Reversed, a box keeps to its end by itself: it opens at the newest message and follows new ones.
    <div
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take the focus
      tabIndex={0}
      role="log"
      aria-label="Messages"
      className="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto overscroll-contain focus-visible:-outline-offset-2"
    >
      <div className="mb-auto grid grid-cols-[minmax(0,1fr)] gap-3 px-3.5 py-4">
        {earlierHref && (
          <Button asChild size="sm" className="mx-auto">
            <Link href={earlierHref}>Show earlier messages</Link>
          </Button>
        )}
        {messages.length === 0 && <p className="py-8 text-center text-sm text-subtle">No messages yet.</p>}
        <ol className="grid grid-cols-[minmax(0,1fr)] gap-3">
          {messages.map((message) => (
            <li key={message.id} className="grid">
              <MessageBubble message={message} teamHref={teamHref} />
            </li>
          ))}
        </ol>
        {newestHref && (
          <Button asChild size="sm" className="mx-auto">
            <Link href={newestHref}>Back to the newest messages</Link>
          </Button>
        )}
      </div>
    </div>
  );
}
