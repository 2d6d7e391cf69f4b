"use client";

import { type FormEvent, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { type SignInFailure, signInWithPassword } from "../../_components/sign-in-with-password";
import { SignInMessage } from "./sign-in-message";

type Problem = { failure: SignInFailure; attempt: number };

type SignInFormProps = {
  /** A path of ours. */
  returnTo: string;
  /** Why somebody was sent here, if they tried before. */
  failure: SignInFailure | null;
};

export function SignInForm({ returnTo, failure }: SignInFormProps) {
  const [problem, setProblem] = useState<Problem | null>(failure && { failure, attempt: 0 });
  const [isLeaving, setLeaving] = useState(false);
  const [isWorking, startTransition] = useTransition();
  const password = useRef<HTMLInputElement>(null);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isWorking || isLeaving) return;
    const typed = new FormData(event.currentTarget);
    startTransition(async () => {
      const answer = await signInWithPassword({
        email: String(typed.get("email")),
        password: String(typed.get("password")),
      });
      if (answer === "signed_in") {
        setLeaving(true);
        // A whole load, so that nothing of whoever was here before stays in memory.
        window.location.assign(returnTo);
        return;
      }
      setProblem((before) => ({ failure: answer, attempt: (before?.attempt ?? 0) + 1 }));
      password.current?.select();
    });
  }

  return (
    // Without its script the form must not put the password into the address.
    <form method="post" onSubmit={submit} className="grid gap-4">
      {problem && <SignInMessage key={problem.attempt} failure={problem.failure} />}
      <Field label="E-mail">
        <Input name="email" type="email" size="lg" autoComplete="username" required autoFocus />
      </Field>
      <Field label="Password">
        <PasswordInput name="password" size="lg" ref={password} autoComplete="current-password" required />
      </Field>
      <Button type="submit" variant="primary" size="lg" className="mt-1" isLoading={isWorking || isLeaving}>
        Sign in
      </Button>
    </form>
  );
}
