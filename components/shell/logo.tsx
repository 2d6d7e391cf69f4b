import { cn } from "@/components/ui/cn";

const CABLE = "M9.5 8.75v3.75C9.5 19 22.5 13 22.5 19.5v3.75";

type LogoProps = { className?: string; isWordShown?: boolean };

/** Two jacks joined by a cable, and the name beside it. */
export function Logo({ className, isWordShown = true }: LogoProps) {
  return (
    <span className={cn("inline-flex items-center gap-2.5", className)}>
      <LogoMark />
      {isWordShown && <span className="font-semibold text-md tracking-tight">Patchbay</span>}
    </span>
  );
}

export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" fill="none" aria-hidden="true" className={cn("size-7 shrink-0", className)}>
      <rect width="32" height="32" rx="8" className="fill-ink" />
      <circle cx="9.5" cy="8.75" r="4.75" className="stroke-on-ink" strokeWidth="2.25" />
      <circle cx="22.5" cy="23.25" r="4.75" className="stroke-on-ink" strokeWidth="2.25" />
      {/* The gap where the cable crosses the rings. */}
      <path d={CABLE} className="stroke-ink" strokeWidth="5.5" />
      <path d={CABLE} className="stroke-signal" strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}
