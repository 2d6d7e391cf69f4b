import type { ReactNode } from "react";
import { cn } from "./cn";

type Detail = { label: string; value: ReactNode };

type DetailListProps = { details: readonly Detail[]; className?: string };

/** Names and values of one thing, in two columns; values wrap and are never cut. */
export function DetailList({ details, className }: DetailListProps) {
  return (
    <dl
      className={cn(
        "grid grid-cols-[fit-content(40%)_minmax(0,1fr)] gap-x-6 gap-y-2.5 text-sm sm:grid-cols-[minmax(7rem,max-content)_minmax(0,1fr)]",
        className,
      )}
    >
      {details.map(({ label, value }) => (
        <div key={label} className="contents">
          <dt className="text-subtle">{label}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
