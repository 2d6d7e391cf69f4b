import type { ReactNode } from "react";
import { cn } from "./cn";
import { LooseCable } from "./loose-cable";

type EmptyStateProps = {
  /** An icon or a drawing; a loose cable unless told otherwise. `null` for none. */
  illustration?: ReactNode;
  /** What is not here yet: "No runs yet". */
  title: string;
  /** What would be here and what makes it appear. */
  children: ReactNode;
  action?: ReactNode;
  /** What to do, in order. */
  steps?: readonly ReactNode[];
  /** Something to paste, such as a `CodeBlock`. */
  code?: ReactNode;
  headingLevel?: 2 | 3;
  className?: string;
};

/** An empty list that teaches: what it is for, and the next thing to do. */
export function EmptyState({
  illustration = <LooseCable />,
  title,
  children,
  action,
  steps = [],
  code,
  headingLevel = 2,
  className,
}: EmptyStateProps) {
  const Heading = headingLevel === 2 ? "h2" : "h3";

  return (
    <div
      className={cn(
        "grid grid-cols-[minmax(0,1fr)] justify-items-center gap-5 px-4 py-12 text-center sm:py-16",
        className,
      )}
    >
      {illustration}
      <div className="grid max-w-md justify-items-center gap-1.5">
        <Heading className="font-semibold text-lg">{title}</Heading>
        <p className="text-md text-muted">{children}</p>
      </div>
      {steps.length > 0 && <Steps steps={steps} />}
      {code && <div className="w-full max-w-xl text-start">{code}</div>}
      {action && <div className="flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}

function Steps({ steps }: { steps: readonly ReactNode[] }) {
  return (
    <ol className="grid max-w-md gap-2.5 text-start text-sm">
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order is what they are
        <li key={index} className="flex gap-3">
          <span
            aria-hidden="true"
            className="grid size-5 shrink-0 place-items-center rounded-full border border-control font-medium font-mono text-2xs text-muted"
          >
            {index + 1}
          </span>
          <span className="min-w-0 text-muted">{step}</span>
        </li>
      ))}
    </ol>
  );
}
