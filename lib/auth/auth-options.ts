import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { appKey } from "@/lib/core/app-key";
import { AppError } from "@/lib/core/errors";
import { signIn, signOut } from "./sign-in";

const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** The error that the sign-in page gets instead of next-auth's own when it is asked to wait. */
export const TOO_MANY_ATTEMPTS = "too_many_attempts";

/**
 * next-auth with e-mail and password. The cookie is a JWT that names a row of `sessions`; pages and
 * commands check that row, so a session can be revoked.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: appKey("sessions").toString("hex"),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in" },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        authorize: async (credentials, request) => {
          const { email = "", password = "" } = credentials ?? {};
          const session = await signIn({ email, password }, callerOf(request?.headers)).catch(toSignInError);

          return (
            session && {
              id: session.userId,
              email: session.email,
              name: session.name,
              sessionId: session.sessionId,
            }
          );
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => {
        if (user && "sessionId" in user) token.sessionId = user.sessionId;
        return token;
      },
      session: ({ session, token }) => ({ ...session, sessionId: token.sessionId }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sessionId === "string") await signOut(token.sessionId);
      },
    },
  };
}

function callerOf(headers: Record<string, unknown> | undefined): string {
  const forwarded = headers?.["x-forwarded-for"];

  return typeof forwarded === "string" ? (forwarded.split(",")[0]?.trim() ?? "") : "";
}

function toSignInError(thrown: unknown): never {
  if (thrown instanceof AppError && thrown.code === "rate_limited") throw new Error(TOO_MANY_ATTEMPTS);
  throw thrown;
}
