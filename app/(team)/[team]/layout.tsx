import type { ReactNode } from "react";
import { requireMember } from "@/lib/auth/session";
import { TeamShell } from "./_components/team-shell";

type LayoutProps = { children: ReactNode; params: Promise<{ team: string }> };

/** The frame only. Each page checks access for itself: a layout is not rendered anew on navigation. */
export default async function TeamLayout({ children, params }: LayoutProps) {
  const { team, user } = await requireMember((await params).team);

  return (
    <TeamShell team={{ name: team.name, slug: team.slug }} user={{ name: user.name, email: user.email }}>
      {children}
    </TeamShell>
  );
}
