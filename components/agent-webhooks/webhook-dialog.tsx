"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { useActionForm } from "@/components/ui/use-action-form";
import type { ActionResult } from "@/lib/core/action-result";
import { PhonePathField } from "./phone-path-field";

type WebhookInput = { name: string; phonePath: string };

type WebhookDialogProps<Value> = {
  trigger?: ReactNode;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** What it is now; leave it out for a new one. */
  webhook?: WebhookInput;
  submit: (input: WebhookInput) => Promise<ActionResult<Value>>;
  onDone: (value: Value) => void;
};

/** Adds an agent webhook, or changes one. */
export function WebhookDialog<Value>({ trigger, isOpen, onOpenChange, ...form }: WebhookDialogProps<Value>) {
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      {trigger && <DialogTrigger asChild>{trigger}</DialogTrigger>}
      <DialogContent
        title={form.webhook ? "Edit webhook" : "New agent webhook"}
        description={
          form.webhook
            ? "Its URL stays as it is. The next call follows the new settings."
            : "A URL of its own for one of your tools. Any number of agents can start from it."
        }
      >
        <WebhookForm {...form} />
      </DialogContent>
    </Dialog>
  );
}

type WebhookFormProps<Value> = Pick<WebhookDialogProps<Value>, "webhook" | "submit" | "onDone">;

function WebhookForm<Value>({ webhook, submit, onDone }: WebhookFormProps<Value>) {
  const form = useActionForm({
    fields: ["name", "phonePath"],
    submit: (typed) => submit({ name: String(typed.get("name")), phonePath: String(typed.get("phonePath")) }),
    onDone,
  });

  return (
    <form {...form.formProps} className="grid gap-4">
      {form.message && <FormMessage>{form.message}</FormMessage>}
      <Field label="Name" hint="The tool and the occasion that will call it." error={form.errorAt("name")}>
        <Input
          name="name"
          defaultValue={webhook?.name}
          placeholder="Iterable win-back journey"
          maxLength={100}
          autoComplete="off"
        />
      </Field>
      <PhonePathField defaultValue={webhook?.phonePath ?? "phone"} error={form.errorAt("phonePath")} />
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" isLoading={form.isWorking}>
          {webhook ? "Save webhook" : "Create webhook"}
        </Button>
      </DialogFooter>
    </form>
  );
}
