import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthShell } from "@/components/shell/auth-shell";
import { isSetUpNeeded } from "@/lib/teams/set-up-owner";
import { SetupForm } from "./_components/setup-form";

export const metadata: Metadata = { title: "Set up" };
/** Asked anew at every visit: once there is a team, there is nothing to set up. */
export const dynamic = "force-dynamic";

export default async function SetupPage() {
  if (!(await isSetUpNeeded())) redirect("/sign-in");

  return (
    <AuthShell
      isTall
      title="Set up Patchbay"
      description="You are the first one here. Create your team; you will be its owner."
    >
      <SetupForm />
    </AuthShell>
  );
}
