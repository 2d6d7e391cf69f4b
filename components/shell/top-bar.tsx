import Link from "next/link";
import { LogoMark } from "./logo";
import type { ShellAccount } from "./shell-account";
import { ThemeMenu } from "./theme-menu";
import { UserMenu } from "./user-menu";

/** Above the page on narrow screens. */
export function TopBar({ team, user, onSignOut }: ShellAccount) {
  return (
    <header className="sticky top-0 z-30 flex h-(--shell-top) items-center gap-1 border-b bg-canvas pr-1.5 pl-4 lg:hidden">
      <Link
        href={`/${team.slug}/agents`}
        aria-label={`Patchbay, ${team.name}`}
        className="mr-auto flex min-h-11 min-w-0 items-center gap-2.5 rounded-md"
      >
        <LogoMark className="size-6" />
        <span className="truncate font-semibold text-sm">{team.name}</span>
      </Link>
      <ThemeMenu />
      <UserMenu user={user} onSignOut={onSignOut} isCompact />
    </header>
  );
}
