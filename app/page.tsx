import { redirect } from "next/navigation";
import { firstTeamSlug, signedInUser } from "@/lib/auth/session";
import { isSetUpNeeded } from "@/lib/teams/set-up-owner";

/** Leads on: a fresh installation to its set-up, strangers to the sign-in, members to their team. */
export default async function StartPage() {
  const user = await signedInUser();
  const slug = user && (await firstTeamSlug(user.id));
  if (slug) redirect(`/${slug}/agents`);

  redirect((await isSetUpNeeded()) ? "/setup" : "/sign-in");
}
