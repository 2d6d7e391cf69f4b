import { and, count, eq, gt, lt } from "drizzle-orm";
import { db } from "@/db/client";
import { sessions, signInFailures, users } from "@/db/schema/accounts";
import { nowMs } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { sha256 } from "@/lib/core/hash";
import { newId } from "@/lib/core/ids";
import { hashPassword, isPassword } from "./password";
import { MAX_PASSWORD_CHARS } from "./password-rules";

const WINDOW_MS = 15 * 60 * 1000;
/** An address can be guessed this often, one caller may miss this often over all addresses. */
const MAX_FAILURES = { address: 10, caller: 100 } as const;

type Credentials = { email: string; password: string };

/**
 * Signs a person in. Whether the address is unknown or the password wrong cannot be told apart, not
 * by the answer and not by the time it takes.
 *
 * @param caller the IP address, as far as we know it
 * @returns the new session, or null
 * @throws AppError `rate_limited` after too many failures
 */
export async function signIn({ email, password }: Credentials, caller: string) {
  const address = normalizeEmail(email);
  const subjects = [
    { subject: sha256(`address:${address}`), limit: MAX_FAILURES.address },
    { subject: sha256(`caller:${caller}`), limit: MAX_FAILURES.caller },
  ];
  for (const { subject, limit } of subjects) await requireFewFailures(subject, limit);

  const [user] = await db().select().from(users).where(eq(users.email, address));
  const isRight =
    password.length <= MAX_PASSWORD_CHARS &&
    (await isPassword(password, user?.passwordHash ?? (await nobodysHash())));
  if (!user || !isRight) {
    const at = new Date(nowMs());
    await db()
      .insert(signInFailures)
      .values(subjects.map(({ subject }) => ({ subject, at })));
    return null;
  }

  await db()
    .delete(signInFailures)
    .where(eq(signInFailures.subject, subjects[0]?.subject ?? ""));
  const sessionId = newId("ses");
  await db().insert(sessions).values({ id: sessionId, userId: user.id });

  return { sessionId, userId: user.id, email: user.email, name: user.name };
}

/** Ends one session: its cookie is worthless from now on. */
export async function signOut(sessionId: string): Promise<void> {
  await db()
    .update(sessions)
    .set({ revokedAt: new Date(nowMs()) })
    .where(eq(sessions.id, sessionId));
}

export function normalizeEmail(email: string): string {
  return email.trim().toLowerCase();
}

async function requireFewFailures(subject: string, limit: number): Promise<void> {
  const windowStart = new Date(nowMs() - WINDOW_MS);
  await db().delete(signInFailures).where(lt(signInFailures.at, windowStart));
  const [failures] = await db()
    .select({ count: count() })
    .from(signInFailures)
    .where(and(eq(signInFailures.subject, subject), gt(signInFailures.at, windowStart)));
  if ((failures?.count ?? 0) < limit) return;

  throw new AppError("rate_limited", "Too many failed attempts. Wait 15 minutes and try again.", {
    headers: { "retry-after": String(WINDOW_MS / 1000) },
  });
}

let hashOfNobody: Promise<string> | null = null;

/** Checked when the address is unknown, so that this takes as long as a wrong password. */
function nobodysHash(): Promise<string> {
  hashOfNobody ??= hashPassword("nobody has this password");

  return hashOfNobody;
}
