"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { useActionForm } from "@/components/ui/use-action-form";
import { MIN_PASSWORD_CHARS } from "@/lib/auth/password-rules";
import { signInWithPassword } from "../../_components/sign-in-with-password";
import { setUp } from "../actions";

const FIELDS = ["teamName", "name", "email", "password"] as const;

export function SetupForm() {
  const [isLeaving, setLeaving] = useState(false);
  const form = useActionForm({
    fields: FIELDS,
    submit: async (typed) => {
      const input = Object.fromEntries(FIELDS.map((field) => [field, String(typed.get(field))]));
      const result = await setUp(input);
      if (!result.ok) return result;

      const outcome = await signInWithPassword({ email: input.email ?? "", password: input.password ?? "" });
      return { ok: true, value: outcome === "signed_in" ? `/${result.value}/agents` : "/sign-in" };
    },
    onDone: (path) => {
      setLeaving(true);
      window.location.assign(path);
    },
  });

  return (
    <form {...form.formProps} method="post" className="grid gap-4">
      {form.message && <FormMessage>{form.message}</FormMessage>}
      <Field label="Team name" error={form.errorAt("teamName")}>
        <Input
          name="teamName"
          size="lg"
          placeholder="Your company"
          autoComplete="organization"
          maxLength={100}
          autoFocus
        />
      </Field>
      <Field label="Your name" error={form.errorAt("name")}>
        <Input name="name" size="lg" autoComplete="name" maxLength={100} />
      </Field>
      <Field label="E-mail" error={form.errorAt("email")}>
        <Input name="email" type="email" size="lg" autoComplete="username" />
      </Field>
      <Field
        label="Password"
        hint={`At least ${MIN_PASSWORD_CHARS} characters. A few words in a row are hard to guess and easy to remember.`}
        error={form.errorAt("password")}
      >
        <PasswordInput name="password" size="lg" autoComplete="new-password" />
      </Field>
      <Button
        type="submit"
        variant="primary"
        size="lg"
        className="mt-1"
        isLoading={form.isWorking || isLeaving}
      >
        Create team
      </Button>
    </form>
  );
}
