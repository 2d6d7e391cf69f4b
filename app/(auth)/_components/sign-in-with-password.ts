import { getCsrfToken, signIn } from "next-auth/react";

export type SignInFailure = "no_match" | "too_many_attempts" | "failed";

/** Signs in by e-mail and password; the page stays where it is. */
export async function signInWithPassword(credentials: {
  email: string;
  password: string;
}): Promise<"signed_in" | SignInFailure> {
  try {
    // When the server cannot be reached, next-auth would leave the page, and with it what was typed.
    if (!(await getCsrfToken())) return "failed";
    const answer = await signIn("credentials", { ...credentials, redirect: false });

    return answer?.ok ? "signed_in" : failureOf(answer?.error);
  } catch {
    return "failed";
  }
}

/** next-auth's error codes, as they also come to the sign-in page in `?error=`. */
export function failureOf(error: string | null | undefined): SignInFailure {
  if (error === "CredentialsSignin") return "no_match";

  return error === "too_many_attempts" ? "too_many_attempts" : "failed";
}
