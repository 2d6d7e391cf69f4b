import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Logo } from "./logo";
import { PatchPanel, PluggedCable } from "./patch-panel";

type AuthShellProps = {
  title: string;
  description?: ReactNode;
  children: ReactNode;
  /** Under the card: what to do when this is the wrong page. */
  footer?: ReactNode;
  /** For long forms: less of the panel, so that the button is on the first screen. */
  isTall?: boolean;
};

/** Sign-in and first-owner set-up: a card that is plugged into a patch panel. */
export function AuthShell({ title, description, children, footer, isTall }: AuthShellProps) {
  return (
    <div
      className={cn(
        "relative grid min-h-dvh grid-cols-[minmax(0,1fr)] justify-items-center overflow-hidden px-4",
        isTall
          ? "grid-rows-[minmax(11.5rem,1fr)_auto_minmax(1.5rem,1.3fr)]"
          : "grid-rows-[minmax(15rem,1fr)_auto_minmax(3rem,1.3fr)]",
      )}
    >
      <PatchPanel />
      <PluggedCable />
      <main className="relative row-start-2 w-full max-w-100">
        <section className="rounded-xl border border-line-strong bg-raised px-6 pt-8 pb-7 shadow-float sm:px-9 sm:pb-9">
          <Logo className="pb-7" />
          <header className="grid gap-1 pb-6">
            <h1 className="font-semibold text-xl">{title}</h1>
            {description && <p className="text-muted">{description}</p>}
          </header>
          {children}
        </section>
        {footer && <p className="px-6 py-5 text-center text-muted text-sm">{footer}</p>}
      </main>
    </div>
  );
}
