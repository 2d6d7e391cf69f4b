import Link from "next/link";
import { formatSize } from "@/components/http/format-size";
import { cn } from "@/components/ui/cn";
import { LoadOlder } from "@/components/ui/load-older";
import { RelativeTime } from "@/components/ui/relative-time";
import type { CapturedRow } from "@/lib/inspectors/schema";

type CapturedListProps = {
  /** The inspector's page. */
  href: string;
  rows: readonly CapturedRow[];
  /** The one that is shown beside the list. */
  shownId: string | null;
  nextCursor: string | null;
};

/** What arrived, the newest first. */
export function CapturedList({ href, rows, shownId, nextCursor }: CapturedListProps) {
  return (
    <nav aria-label="Requests">
      <ol className="divide-y">
        {rows.map((row) => (
          <li key={row.id} className="animate-fade-in">
            <Link
              href={`${href}?request=${row.id}`}
              scroll={false}
              aria-current={row.id === shownId ? "true" : undefined}
              className={cn(
                "relative grid grid-cols-[minmax(0,1fr)] gap-0.5 px-4 py-2.5 text-sm sm:px-6 lg:pr-4 lg:pl-8 transition-colors duration-75 hover:bg-hover focus-visible:-outline-offset-2",
                // On a phone the list stands alone: there is nothing beside it that one of its rows could name.
                "lg:aria-[current]:bg-pressed lg:aria-[current]:after:absolute lg:aria-[current]:after:inset-y-0 lg:aria-[current]:after:right-0 lg:aria-[current]:after:w-0.5 lg:aria-[current]:after:bg-signal",
              )}
            >
              <span className="flex items-baseline justify-between gap-3">
                <span className="min-w-0 truncate font-mono text-xs">
                  <strong className="font-semibold">{row.method}</strong> {row.path}
                </span>
                <RelativeTime at={row.receivedAt} className="shrink-0 text-muted text-xs" />
              </span>
              <span className="flex items-baseline justify-between gap-3 text-muted text-xs">
                <span className="min-w-0 truncate font-mono text-2xs">{row.preview || "No body"}</span>
                <span className="shrink-0 tabular-nums">{formatSize(row.sizeBytes)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
      {nextCursor && <LoadOlder href={`${href}?cursor=${nextCursor}`} />}
    </nav>
  );
}
