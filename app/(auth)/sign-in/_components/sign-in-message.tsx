import { FormMessage } from "@/components/ui/form-message";
import type { SignInFailure } from "../../_components/sign-in-with-password";

/** Why somebody is not signed in. Whether the address is known is not said: nobody shall find out. */
export function SignInMessage({ failure }: { failure: SignInFailure }) {
  switch (failure) {
    case "no_match":
      return <FormMessage>That e-mail and password don't match.</FormMessage>;
    case "too_many_attempts":
      return (
        <FormMessage tone="waiting" title="Too many failed attempts">
          Wait 15 minutes and try again. The wait keeps others from guessing your password.
        </FormMessage>
      );
    case "failed":
      return <FormMessage>That did not work. Check your connection and try again.</FormMessage>;
  }
}
