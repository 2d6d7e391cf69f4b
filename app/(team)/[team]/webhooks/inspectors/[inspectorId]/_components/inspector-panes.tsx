import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import type { Page } from "@/lib/core/page";
import { type CapturedRequest, type CapturedRow, MAX_CAPTURED } from "@/lib/inspectors/schema";
import { CapturedDetail } from "./captured-detail";
import { CapturedList } from "./captured-list";

type InspectorPanesProps = {
  /** The inspector's page. */
  href: string;
  url: string;
  rows: Page<CapturedRow>;
  shown: CapturedRequest | null;
  isChosen: boolean;
};

/** The list beside one request; on a phone the list, or the request that was chosen. */
export function InspectorPanes({ href, url, rows, shown, isChosen }: InspectorPanesProps) {
  return (
    <div className="grid min-h-0 grid-cols-[minmax(0,1fr)] border-t lg:flex-1 lg:grid-cols-[22rem_minmax(0,1fr)] lg:grid-rows-[minmax(0,1fr)]">
      <div className={cn("min-h-0 overflow-y-auto lg:border-r", isChosen && "max-lg:hidden")}>
        <CapturedList href={href} rows={rows.data} shownId={shown?.id ?? null} nextCursor={rows.nextCursor} />
      </div>
      <div
        className={cn(
          "min-h-0 overflow-y-auto bg-raised px-4 py-5 sm:px-6 lg:px-8 lg:py-6",
          !isChosen && "max-lg:hidden",
        )}
      >
        {shown ? (
          <CapturedDetail href={href} url={url} request={shown} isChosen={isChosen} />
        ) : (
          <EmptyState title="This request is gone">
            It was cleared, or pushed out: an inspector keeps the newest {MAX_CAPTURED}.
          </EmptyState>
        )}
      </div>
    </div>
  );
}
