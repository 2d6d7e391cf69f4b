"use client";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FieldSet } from "@/components/ui/field-set";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { useActionForm } from "@/components/ui/use-action-form";
import { SCOPE_LABELS } from "@/lib/api-keys/schema";
import { createApiKeyAction } from "../actions";

/** In the order in which people ask for them. */
const SCOPES = ["trigger", "read", "write"] as const;

type CreateKeyFormProps = {
  teamSlug: string;
  onCreated: (created: { key: string; scopes: readonly string[] }) => void;
};

export function CreateKeyForm({ teamSlug, onCreated }: CreateKeyFormProps) {
  const form = useActionForm({
    fields: ["name", "scopes"],
    submit: async (typed) => {
      const scopes = typed.getAll("scopes").map(String);
      const result = await createApiKeyAction(teamSlug, { name: String(typed.get("name")), scopes });

      return result.ok ? { ok: true, value: { ...result.value, scopes } } : result;
    },
    onDone: onCreated,
  });
  const scopesError = form.errorAt("scopes");

  return (
    <form {...form.formProps} className="grid gap-5">
      {form.message && <FormMessage>{form.message}</FormMessage>}
      <Field label="Name" hint="The system that will use it." error={form.errorAt("name")}>
        <Input name="name" placeholder="Iterable" maxLength={100} autoComplete="off" />
      </Field>
      <FieldSet legend="This key may" error={scopesError}>
        {SCOPES.map((scope) => (
          <Checkbox
            key={scope}
            name="scopes"
            value={scope}
            defaultChecked={scope === "trigger"}
            aria-invalid={scopesError ? true : undefined}
            {...SCOPE_LABELS[scope]}
          />
        ))}
      </FieldSet>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" isLoading={form.isWorking}>
          Create API key
        </Button>
      </DialogFooter>
    </form>
  );
}
