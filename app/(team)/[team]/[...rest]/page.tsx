import { notFound } from "next/navigation";
import { requireMember } from "@/lib/auth/session";

/** Addresses that no page has: said inside the team's frame, so that the way on is beside it. */
export default async function UnknownPage({ params }: { params: Promise<{ team: string }> }): Promise<never> {
  await requireMember((await params).team);

  notFound();
}
