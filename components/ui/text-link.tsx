import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "./cn";

/** A link within text or among facts. */
export function TextLink({ className, ...props }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...props}
      className={cn("underline decoration-line-strong underline-offset-3 hover:decoration-ink", className)}
    />
  );
}
