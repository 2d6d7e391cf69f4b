import type { ReactNode } from "react";
import { Logo } from "./logo";
import { PatchPanel, PluggedCable } from "./patch-panel";

type AuthShellProps = {
  title: string;
  description?: ReactNode;
  children: ReactNode;
  /** Under the card: what to do when this is the wrong page. */
  footer?: ReactNode;
};

/** Sign-in and first-owner set-up: a card that is plugged into a patch panel. */
export function AuthShell({ title, description, children, footer }: AuthShellProps) {
  return (
    <div className="relative grid min-h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[minmax(15rem,1fr)_auto_minmax(3rem,1.3fr)] justify-items-center overflow-hidden px-4">
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
