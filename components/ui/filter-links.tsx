import Link from "next/link";
import { cn } from "./cn";
import { LinkSelect } from "./link-select";

type FilterLinksProps = {
  /** What is filtered: "Status". */
  label: string;
  /** The address without this filter, and what that is called where there is little room: "Any status". */
  any: { href: string; label: string };
  choices: readonly { href: string; label: string }[];
  currentHref: string;
};

/** One choice of a few, kept in the address: links that look like a `SegmentedControl`, a `Select` on a phone. */
export function FilterLinks({ label, any, choices, currentHref }: FilterLinksProps) {
  const links = [{ href: any.href, label: "All" }, ...choices];

  return (
    <>
      <LinkSelect
        label={label}
        options={[any, ...choices]}
        currentHref={currentHref}
        className="flex-1 sm:hidden"
      />
      <nav aria-label={label} className="min-w-0 max-sm:hidden">
        <ul className="flex flex-wrap gap-0.5 rounded-md border border-line bg-sunken p-0.5">
          {links.map((link) => (
            <li key={link.href}>
              <Link
                href={link.href}
                scroll={false}
                aria-current={link.href === currentHref ? "true" : undefined}
                className={cn(
                  "inline-flex h-6.5 items-center whitespace-nowrap rounded-sm border border-transparent px-2.5 font-medium text-muted text-xs",
                  "transition-colors duration-100 hover:text-ink focus-visible:-outline-offset-2 pointer-coarse:h-10",
                  "aria-[current]:border-line-strong aria-[current]:bg-raised aria-[current]:text-ink aria-[current]:shadow-press",
                  "forced-colors:aria-[current]:border-[Highlight] forced-colors:aria-[current]:text-[Highlight]",
                )}
              >
                {link.label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
