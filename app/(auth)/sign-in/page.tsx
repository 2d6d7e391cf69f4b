import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthShell } from "@/components/shell/auth-shell";
import { returnPath } from "@/lib/auth/return-path";
import { signedInUser } from "@/lib/auth/session";
import { env } from "@/lib/core/env";
import { isSetUpNeeded } from "@/lib/teams/set-up-owner";
import { failureOf } from "../_components/sign-in-with-password";
import { SignInForm } from "./_components/sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

type PageProps = { searchParams: Promise<{ callbackUrl?: string | string[]; error?: string | string[] }> };

export default async function SignInPage({ searchParams }: PageProps) {
  const { callbackUrl, error } = await searchParams;
  const returnTo = returnPath(String(callbackUrl ?? ""));
  if (await signedInUser()) redirect(returnTo);
  if (await isSetUpNeeded()) redirect("/setup");

  const isDemo = !env().DATABASE_URL;

  return (
    <AuthShell
      title="Sign in"
      description="To your team's agents, runs and webhooks."
      footer={isDemo && "Just started Patchbay? Its terminal shows the demo e-mail and password."}
    >
      <SignInForm returnTo={returnTo} failure={error ? failureOf(String(error)) : null} />
    </AuthShell>
  );
}
