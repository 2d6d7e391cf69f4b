import Link from "next/link";
import { RUN_STATES } from "@/components/runs/run-states";
import { Button } from "@/components/ui/button";
import { FilterLinks } from "@/components/ui/filter-links";
import { LinkSelect } from "@/components/ui/link-select";
import { RUN_STATUSES, type RunStatus } from "@/lib/core/vocabulary";
import { hrefWith } from "@/lib/http/page-query";

type Filters = {
  status: RunStatus | undefined;
  agentId: string | undefined;
  contactId: string | undefined;
  requestId: string | undefined;
};

type RunFiltersProps = {
  /** The list without filters. */
  href: string;
  filters: Filters;
  agents: readonly { id: string; name: string }[];
  /** Whether this is not the first page of the list. */
  isOlder: boolean;
};

/** Which runs the list shows. It stands in the address, so that it can be kept and sent on. */
export function RunFilters({ href, filters, agents, isOlder }: RunFiltersProps) {
  const hrefOf = (change: Partial<Filters>) => hrefWith(href, { ...filters, ...change });
  const agentChoices = [
    { href: hrefOf({ agentId: undefined }), label: "Any agent" },
    ...agents.map(({ id, name }) => ({ href: hrefOf({ agentId: id }), label: name })),
  ];

  return (
    <div className="flex flex-wrap items-center gap-2 pb-3">
      <FilterLinks
        label="Status"
        any={{ href: hrefOf({ status: undefined }), label: "Any status" }}
        choices={RUN_STATUSES.map((status) => ({
          href: hrefOf({ status }),
          label: RUN_STATES[status].label,
        }))}
        currentHref={hrefOf({})}
      />
      <LinkSelect
        label="Agent"
        options={agentChoices}
        currentHref={hrefOf({})}
        className="flex-1 sm:w-48 sm:flex-none"
      />
      {(filters.contactId || filters.requestId) && (
        <Button asChild variant="ghost">
          <Link href={hrefOf({ contactId: undefined, requestId: undefined })}>
            Only those of one {filters.contactId ? "contact" : "request"}: show all
          </Link>
        </Button>
      )}
      {isOlder && (
        <Button asChild variant="ghost">
          <Link href={hrefOf({})}>Back to the newest</Link>
        </Button>
      )}
    </div>
  );
}
