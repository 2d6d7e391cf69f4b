"use client";

import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-filter";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { useActionForm } from "@/components/ui/use-action-form";
import { updateTeamAction } from "../actions";

type TeamFormProps = {
  teamSlug: string;
  settings: { name: string; defaultCountry: string };
  countries: readonly ComboboxOption[];
};

export function TeamForm({ teamSlug, settings, countries }: TeamFormProps) {
  const form = useActionForm({
    fields: ["name", "defaultCountry"],
    submit: (typed) => updateTeamAction(teamSlug, Object.fromEntries(typed)),
    onDone: () => toast.success("Team saved"),
  });

  return (
    <Card>
      <form {...form.formProps}>
        <CardHeader title="Team" />
        <CardBody className="grid gap-5">
          {form.message && <FormMessage>{form.message}</FormMessage>}
          <Field
            label="Name"
            hint={`Shown to everybody in the team. The address stays /${teamSlug}.`}
            error={form.errorAt("name")}
          >
            <Input name="name" defaultValue={settings.name} maxLength={100} autoComplete="organization" />
          </Field>
          <Field
            label="Default country"
            hint="Phone numbers that arrive without a country code, such as (415) 555-0123, belong here."
            error={form.errorAt("defaultCountry")}
          >
            <Combobox
              name="defaultCountry"
              options={countries}
              defaultValue={settings.defaultCountry}
              emptyText="No country is called that."
            />
          </Field>
        </CardBody>
        <CardFooter>
          <span>A new country counts from the next call on.</span>
          <Button type="submit" variant="primary" isLoading={form.isWorking}>
            Save team
          </Button>
        </CardFooter>
      </form>
    </Card>
  );
}
