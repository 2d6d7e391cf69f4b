import { redirect } from "next/navigation";
import { requireMember } from "@/lib/auth/session";

type PageProps = { params: Promise<{ team: string }> };

export default async function TeamPage({ params }: PageProps) {
  const { team } = await requireMember((await params).team);

  redirect(`/${team.slug}/agents`);
}
