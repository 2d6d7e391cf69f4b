"use client";

import { useSelectedLayoutSegment } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

type InboxPanesProps = {
  /** The list of conversations; null while there are none. */
  list: ReactNode;
  live: ReactNode;
  /** The conversation, or what stands in its place. */
  children: ReactNode;
};

/** The list on the left and the conversation on the right; on a phone one of them at a time. */
export function InboxPanes({ list, live, children }: InboxPanesProps) {
  const isOpen = useSelectedLayoutSegment() !== null;
  const Heading = isOpen ? "h2" : "h1";

  return (
    <div
      className={cn(
        "grid h-full grid-cols-[minmax(0,1fr)]",
        list
          ? "grid-rows-[minmax(0,1fr)] md:grid-cols-[19rem_minmax(0,1fr)]"
          : "grid-rows-[auto_minmax(0,1fr)]",
      )}
    >
      <div className={cn("flex min-h-0 flex-col", list && "md:border-r", isOpen && "max-md:hidden")}>
        <header className="flex items-center gap-3 px-4 pt-5 pb-4 lg:pt-8">
          <Heading className="font-semibold text-xl">Inbox</Heading>
          {live}
        </header>
        {list}
      </div>
      <div className={cn("min-h-0 min-w-0 overflow-y-auto", list && !isOpen && "max-md:hidden")}>
        {children}
      </div>
    </div>
  );
}
