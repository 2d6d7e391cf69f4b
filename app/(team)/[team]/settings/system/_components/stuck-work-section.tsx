import { CircleCheck } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { MAX_COUNTED_OTHERS, type StuckWork } from "@/lib/system/schema";
import { StuckTable } from "./stuck-table";

type StuckWorkSectionProps = { teamSlug: string; stuck: StuckWork; canRelease: boolean; nowMs: number };

export function StuckWorkSection({ stuck, ...rest }: StuckWorkSectionProps) {
  const { jobs, hasMore, others } = stuck;

  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <header className="grid gap-0.5">
        <h2 className="font-semibold text-lg">Stuck work</h2>
        <p className="text-muted text-sm">
          Work of your team's runs that does not get on. Patchbay keeps trying by itself; nothing is lost.
        </p>
      </header>
      {jobs.length === 0 ? (
        <EmptyState
          className="rounded-lg border bg-raised py-8 sm:py-10"
          illustration={<CircleCheck aria-hidden="true" className="size-6 text-success" />}
          title="Nothing is stuck"
          headingLevel={3}
        >
          Work that waits too long, fails again and again, or lost the process that did it, would be listed
          here with a way to get it going.
        </EmptyState>
      ) : (
        <StuckTable jobs={jobs} {...rest} />
      )}
      {hasMore && <p className="text-muted text-sm">There is more. The longest due are listed first.</p>}
      {others > 0 && <p className="text-muted text-sm">{othersInWords(others)}</p>}
    </section>
  );
}

function othersInWords(others: number): string {
  if (others >= MAX_COUNTED_OTHERS) {
    return `Of other teams, or of Patchbay's own upkeep, ${MAX_COUNTED_OTHERS.toLocaleString("en-GB")} jobs or more are stuck.`;
  }

  return others === 1
    ? "One more job is stuck, of another team or of Patchbay's own upkeep."
    : `${others} more jobs are stuck, of other teams or of Patchbay's own upkeep.`;
}
