"use client";

import type { ReactNode } from "react";
import type { ActionResult } from "@/lib/core/action-result";
import { Button } from "./button";
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from "./dialog";
import { Field } from "./field";
import { FormMessage } from "./form-message";
import { Input } from "./input";
import { useActionForm } from "./use-action-form";

type NameDialogProps<Value> = {
  /** The button that opens it. Leave it out where a menu item does. */
  trigger?: ReactNode;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  description?: ReactNode;
  /** The name so far, to change it. */
  name?: string;
  placeholder?: string;
  hint?: ReactNode;
  actionLabel: string;
  submit: (name: string) => Promise<ActionResult<Value>>;
  onDone: (value: Value) => void;
};

/** Asks for the name of something new, or for a new name of something. */
export function NameDialog<Value>({ trigger, isOpen, onOpenChange, ...body }: NameDialogProps<Value>) {
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      {trigger && <DialogTrigger asChild>{trigger}</DialogTrigger>}
      <DialogContent title={body.title} description={body.description} size="sm">
        <NameForm {...body} />
      </DialogContent>
    </Dialog>
  );
}

type NameFormProps<Value> = Omit<
  NameDialogProps<Value>,
  "trigger" | "isOpen" | "onOpenChange" | "title" | "description"
>;

function NameForm<Value>({ name, placeholder, hint, actionLabel, submit, onDone }: NameFormProps<Value>) {
  const form = useActionForm({
    fields: ["name"],
    submit: (typed) => submit(String(typed.get("name"))),
    onDone,
  });

  return (
    <form {...form.formProps} className="grid gap-4">
      {form.message && <FormMessage>{form.message}</FormMessage>}
      <Field label="Name" hint={hint} error={form.errorAt("name")}>
        <Input
          name="name"
          defaultValue={name}
          placeholder={placeholder}
          maxLength={100}
          autoComplete="off"
          onFocus={(event) => event.currentTarget.select()}
        />
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" isLoading={form.isWorking}>
          {actionLabel}
        </Button>
      </DialogFooter>
    </form>
  );
}
