import { cn } from "./cn";
import { VisuallyHidden } from "./visually-hidden";

/** A grey place for what is coming. Give it the size of what it stands for. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden="true" className={cn("block h-4 animate-breathe rounded-sm bg-pressed", className)} />
  );
}

/** A list that is still loading. */
export function SkeletonRows({ count = 6, label = "Loading" }: { count?: number; label?: string }) {
  return (
    <div role="status" className="divide-y rounded-lg border bg-raised">
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all the same
        <div key={index} className="flex items-center gap-4 px-4 py-3">
          <Skeleton className="w-2/5" />
          <Skeleton className="ml-auto w-16" />
          <Skeleton className="w-20 max-sm:hidden" />
        </div>
      ))}
    </div>
  );
}
