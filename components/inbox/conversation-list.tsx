"use client";

import Link from "next/link";
import { useSelectedLayoutSegment } from "next/navigation";
import { useState, useTransition } from "react";
import { FormMessage } from "@/components/ui/form-message";
import { LoadOlder } from "@/components/ui/load-older";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ConversationRow } from "@/lib/conversations/schema";
import type { ActionResult } from "@/lib/core/action-result";
import type { Page } from "@/lib/core/page";

type ConversationListProps = {
  newest: Page<ConversationRow>;
  /** The inbox's address; each conversation's is below it. */
  href: string;
  loadOlder: (cursor: string) => Promise<ActionResult<Page<ConversationRow>>>;
};

/** Conversations, the one that went on last first. The newest come with the page and stay live. */
export function ConversationList({ newest, href, loadOlder }: ConversationListProps) {
  const current = useSelectedLayoutSegment();
  const [older, setOlder] = useState<Page<ConversationRow> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isLoading, startTransition] = useTransition();
  const { nextCursor } = older ?? newest;
  const rows = withoutRepeats([...newest.data, ...(older?.data ?? [])]);

  function load(cursor: string) {
    startTransition(async () => {
      const answer = await loadOlder(cursor);
      setProblem(answer.ok ? null : answer.error.message);
      if (!answer.ok) return;
      const { data, nextCursor: next } = answer.value;
      setOlder((known) => ({ data: [...(known?.data ?? []), ...data], nextCursor: next }));
    });
  }

  return (
    <nav
      aria-label="Conversations"
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain border-t py-2"
    >
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-0.5 px-2">
        {rows.map((row) => (
          <li key={row.id}>
            <Link
              href={`${href}/${row.id}`}
              aria-current={row.id === current ? "page" : undefined}
              className="group grid gap-0.5 rounded-md px-2 py-2.5 transition-colors duration-75 hover:bg-hover focus-visible:-outline-offset-2 aria-[current]:bg-pressed"
            >
              <ConversationSummary row={row} />
            </Link>
          </li>
        ))}
      </ul>
      {problem && <FormMessage className="m-3">{problem}</FormMessage>}
      {nextCursor && <LoadOlder onLoad={() => load(nextCursor)} isLoading={isLoading} />}
    </nav>
  );
}

function ConversationSummary({ row }: { row: ConversationRow }) {
  const { contactPhone, lastMessage, lastMessageAt, agentName, inboxName, status } = row;

  return (
    <>
      <span className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 truncate font-medium text-base">{contactPhone ?? "No number"}</span>
        <RelativeTime at={lastMessageAt} className="text-subtle text-xs group-aria-[current]:text-muted" />
      </span>
      <span className="truncate text-muted text-sm">{lastMessage ?? "No message yet"}</span>
      <span className="truncate text-subtle text-xs group-aria-[current]:text-muted">
        {agentName ?? "A deleted agent"} · {inboxName}
        {status === "closed" && " · Closed"}
      </span>
    </>
  );
}

/** A conversation that went on meanwhile stands at the top, and in what was loaded before. */
function withoutRepeats(rows: readonly ConversationRow[]): ConversationRow[] {
  return [...new Map(rows.toReversed().map((row) => [row.id, row])).values()].toReversed();
}
