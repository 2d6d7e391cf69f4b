import { and, eq, isNull } from "drizzle-orm";
import { notFound, redirect } from "next/navigation";
import { connection } from "next/server";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { db } from "@/db/client";
import { memberships, sessions, teams, users } from "@/db/schema/accounts";
import { AppError } from "@/lib/core/errors";
import type { Role } from "@/lib/core/vocabulary";
import { type Actor, permissionsOfRole } from "./actor";
import { authOptions } from "./auth-options";
import { signInPath } from "./sign-in-path";

export type SignedInUser = { id: string; name: string; email: string };
export type Member = {
  actor: Extract<Actor, { kind: "user" }>;
  user: SignedInUser;
  team: { id: string; name: string; slug: string };
  role: Role;
};

/** Who is signed in, by a session that was not revoked; null for nobody. Asked once a request. */
export const signedInUser = cache(async (): Promise<SignedInUser | null> => {
  // The build must not try to render pages that depend on who is asking.
  await connection();
  const session = await getServerSession(authOptions());
  const sessionId = session && "sessionId" in session ? session.sessionId : null;
  if (typeof sessionId !== "string") return null;

  const [user] = await db()
    .select({ id: users.id, name: users.name, email: users.email })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)));

  return user ?? null;
});

/**
 * The signed-in member of the team in the URL. Every page, stream and action below `/[team]` begins
 * with this: nobody signed in goes to the sign-in page, and a team of others does not exist.
 */
export async function requireMember(teamSlug: string): Promise<Member> {
  const member = await findMember(teamSlug);
  if (member) return member;
  if (await signedInUser()) notFound();

  redirect(await signInPath());
}

/** As {@link requireMember}, for routes that answer instead of redirecting; null for anybody else. */
export const findMember = cache(async (teamSlug: string): Promise<Member | null> => {
  const user = await signedInUser();
  if (!user) return null;

  const [row] = await db()
    .select({ id: teams.id, name: teams.name, slug: teams.slug, role: memberships.role })
    .from(memberships)
    .innerJoin(teams, eq(teams.id, memberships.teamId))
    .where(and(eq(memberships.userId, user.id), eq(teams.slug, teamSlug)));
  if (!row) return null;
  const { role, ...team } = row;

  return {
    actor: { kind: "user", teamId: team.id, userId: user.id, permissions: permissionsOfRole(role) },
    user,
    team,
    role,
  };
});

/**
 * As {@link requireMember}, for routes below `/[team]` that answer with problems.
 *
 * @throws AppError `unauthorized` when nobody is signed in, `not_found` for a team of others
 */
export async function requireMemberForRoute(teamSlug: string): Promise<Member> {
  const member = await findMember(teamSlug);
  if (member) return member;
  if (await signedInUser()) throw new AppError("not_found", "There is nothing here.");

  throw new AppError("unauthorized", "Sign in again to see this.");
}

/** The first team of a user: where the address without a path leads. */
export async function firstTeamSlug(userId: string): Promise<string | null> {
  const [row] = await db()
    .select({ slug: teams.slug })
    .from(memberships)
    .innerJoin(teams, eq(teams.id, memberships.teamId))
    .where(eq(memberships.userId, userId))
    .orderBy(memberships.createdAt)
    .limit(1);

  return row?.slug ?? null;
}
