import type { ReactNode } from "react";
import { cn } from "./cn";

type CardProps = { children: ReactNode; className?: string };

/** A panel with a hairline. Parts: {@link CardHeader}, {@link CardBody}, {@link CardFooter}. */
export function Card({ children, className }: CardProps) {
  return <section className={cn("min-w-0 rounded-lg border bg-raised", className)}>{children}</section>;
}

type CardHeaderProps = {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** Where the card stands among the page's headings. */
  headingLevel?: 2 | 3;
};

export function CardHeader({ title, description, actions, headingLevel = 2 }: CardHeaderProps) {
  const Heading = headingLevel === 2 ? "h2" : "h3";

  return (
    <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-4 last:pb-4 sm:px-5">
      <div className="grid min-w-0 flex-1 basis-56 gap-0.5">
        <Heading className="font-semibold text-md">{title}</Heading>
        {description && <p className="text-muted text-sm">{description}</p>}
      </div>
      {actions && <div className="flex items-center gap-2">{actions}</div>}
    </header>
  );
}

export function CardBody({ children, className }: CardProps) {
  return <div className={cn("p-4 sm:px-5", className)}>{children}</div>;
}

/** What to know on the left, the button on the right. */
export function CardFooter({ children, className }: CardProps) {
  return (
    <footer
      className={cn(
        "flex flex-wrap items-center justify-between gap-3 rounded-b-lg border-t bg-surface px-4 py-3 text-muted text-sm sm:px-5",
        className,
      )}
    >
      {children}
    </footer>
  );
}
