import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

const WIDTHS = { reading: "max-w-3xl", regular: "max-w-6xl", wide: "max-w-[100rem]" } as const;

type PageBodyProps = {
  /** `reading` for forms and stories, `regular` for lists, `wide` for tables with many columns. */
  width?: keyof typeof WIDTHS;
  children: ReactNode;
  className?: string;
};

/** A page with room around it. */
export function PageBody({ width = "regular", children, className }: PageBodyProps) {
  return (
    <div className={cn("mx-auto w-full px-4 pt-5 pb-12 sm:px-6 lg:px-8 lg:pt-8", WIDTHS[width], className)}>
      {children}
    </div>
  );
}

/** A page that fills all the room beside the navigation, and scrolls by its own means. */
export function FullBleed({ children, className }: Omit<PageBodyProps, "width">) {
  return (
    <div
      className={cn(
        "relative h-[calc(100dvh-var(--shell-top,0px)-var(--shell-bottom,0px))] min-w-0 overflow-hidden",
        className,
      )}
    >
      {children}
    </div>
  );
}
