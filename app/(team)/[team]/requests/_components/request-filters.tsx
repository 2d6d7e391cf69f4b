import Link from "next/link";
import { FATES } from "@/components/requests/request-fates";
import { Button } from "@/components/ui/button";
import { FilterLinks } from "@/components/ui/filter-links";
import { LinkSelect } from "@/components/ui/link-select";
import type { RequestFate } from "@/lib/core/vocabulary";
import { hrefWith } from "@/lib/http/page-query";

type Filters = { fate: RequestFate | undefined; webhookId: string | undefined };

type RequestFiltersProps = {
  /** The list without filters. */
  href: string;
  filters: Filters;
  webhooks: readonly { id: string; name: string }[];
  /** Whether this is not the first page of the list. */
  isOlder: boolean;
};

/** Nothing is captured yet, so there is nothing to filter by it. */
const SHOWN_FATES: readonly RequestFate[] = ["ran", "no_agent", "duplicate", "rejected"];

/** Which requests the list shows. It stands in the address, so that it can be kept and sent on. */
export function RequestFilters({ href, filters, webhooks, isOlder }: RequestFiltersProps) {
  const hrefOf = (change: Partial<Filters>) => hrefWith(href, { ...filters, ...change });
  const webhookChoices = [
    { href: hrefOf({ webhookId: undefined }), label: "Any webhook" },
    ...webhooks.map(({ id, name }) => ({ href: hrefOf({ webhookId: id }), label: name })),
  ];

  return (
    <div className="flex flex-wrap items-center gap-2 pb-3">
      <FilterLinks
        label="What became of it"
        any={{ href: hrefOf({ fate: undefined }), label: "Any outcome" }}
        choices={SHOWN_FATES.map((fate) => ({ href: hrefOf({ fate }), label: FATES[fate].label }))}
        currentHref={hrefOf({})}
      />
      <LinkSelect
        label="Webhook"
        options={webhookChoices}
        currentHref={hrefOf({})}
        className="flex-1 sm:w-48 sm:flex-none"
      />
      {isOlder && (
        <Button asChild variant="ghost">
          <Link href={hrefOf({})}>Back to the newest</Link>
        </Button>
      )}
    </div>
  );
}
