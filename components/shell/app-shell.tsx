import type { ReactNode } from "react";
import { Rail } from "./rail";
import type { ShellAccount } from "./shell-account";
import { SkipLink } from "./skip-link";
import { TabBar } from "./tab-bar";
import { TopBar } from "./top-bar";

type AppShellProps = ShellAccount & {
  /** A `PageBody`, or a `FullBleed` such as the canvas. */
  children: ReactNode;
};

/** The frame of every signed-in page: a rail on wide screens, bars above and below on narrow ones. */
export function AppShell({ team, user, onSignOut, children }: AppShellProps) {
  return (
    <div className="min-h-dvh [--shell-bottom:calc(3.5rem+env(safe-area-inset-bottom))] [--shell-top:3rem] lg:grid lg:grid-cols-[auto_minmax(0,1fr)] lg:[--shell-bottom:0px] lg:[--shell-top:0px]">
      <SkipLink />
      <Rail team={team} user={user} onSignOut={onSignOut} />
      <TopBar team={team} user={user} onSignOut={onSignOut} />
      <main
        id="main"
        tabIndex={-1}
        className="min-h-[calc(100dvh-var(--shell-top))] min-w-0 bg-surface pb-(--shell-bottom) lg:border-l"
      >
        {children}
      </main>
      <TabBar slug={team.slug} />
    </div>
  );
}
