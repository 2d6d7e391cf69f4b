import { ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

type PageHeaderProps = {
  title: ReactNode;
  description?: ReactNode;
  /** Beside the title, such as a badge. */
  status?: ReactNode;
  /** Buttons, the main one last. */
  actions?: ReactNode;
  /** The pages above this one. */
  trail?: readonly { href: string; label: string }[];
};

/** The one `h1` of a page. */
export function PageHeader({ title, description, status, actions, trail = [] }: PageHeaderProps) {
  return (
    <header className="grid gap-2 pb-6">
      {trail.length > 0 && <Trail pages={trail} />}
      <div className="grid gap-1">
        <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1.5">
            <h1 className="min-w-0 break-words font-semibold text-xl">{title}</h1>
            {status}
          </div>
          {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </div>
        {description && <p className="max-w-prose text-md text-muted">{description}</p>}
      </div>
    </header>
  );
}

function Trail({ pages }: { pages: readonly { href: string; label: string }[] }) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className="-ml-1 flex min-w-0 flex-wrap items-center text-sm text-subtle">
        {pages.map(({ href, label }, index) => (
          <li key={href} className="flex min-w-0 items-center gap-0.5">
            {index > 0 && <ChevronRight aria-hidden="true" className="size-3.5 shrink-0" />}
            <Link href={href} className="truncate rounded-xs px-1 py-0.5 hover:text-ink hover:underline">
              {label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
