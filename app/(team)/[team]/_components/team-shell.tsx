"use client";

import { signOut } from "next-auth/react";
import type { ReactNode } from "react";
import { toast } from "sonner";
import { AppShell } from "@/components/shell/app-shell";
import type { ShellAccount } from "@/components/shell/shell-account";

type TeamShellProps = Omit<ShellAccount, "onSignOut"> & { children: ReactNode };

/** The app shell with a way out. */
export function TeamShell({ team, user, children }: TeamShellProps) {
  return (
    <AppShell team={team} user={user} onSignOut={leave}>
      {children}
    </AppShell>
  );
}

async function leave(): Promise<void> {
  try {
    // Not by next-auth's own redirect: that goes to the address it was configured with, not to this one.
    await signOut({ redirect: false });
  } catch {
    toast.error("You are still signed in. Check your connection and try again.");
    return;
  }
  window.location.assign("/sign-in");
}
