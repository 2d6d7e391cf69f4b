"use client";

import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import type { ActionResult } from "@/lib/core/action-result";
import { isNavigation } from "./is-navigation";

type Failure = Extract<ActionResult, { ok: false }>["error"];

type ActionFormOptions<Value> = {
  /** The names that have a `Field` of their own: what is wrong with any other goes to `message`. */
  fields: readonly string[];
  /** Sends what was typed to a server action. */
  submit: (fields: FormData) => Promise<ActionResult<Value>>;
  /** Where it leads. The form stays busy until a navigation from here has arrived. */
  onDone: (value: Value) => void;
};

/**
 * A form that a server action takes. What was typed stays; what was wrong is said at its field, which
 * gets the focus, or in `message`.
 */
export function useActionForm<Value>({ fields, submit, onDone }: ActionFormOptions<Value>) {
  const form = useRef<HTMLFormElement>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isWorking, startTransition] = useTransition();
  useEffect(() => {
    if (failure) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [failure]);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // A form in a portal still bubbles to the form its trigger sits in.
    event.stopPropagation();
    if (isWorking) return;
    const typed = new FormData(event.currentTarget);
    startTransition(async () => {
      const result = await attempt(() => submit(typed));
      // After an await React needs to be told again that this belongs to the transition.
      startTransition(() => {
        setFailure(result.ok ? null : result.error);
        if (result.ok) onDone(result.value);
      });
    });
  }

  function errorAt(field: string): string | undefined {
    return failure?.errors.find(({ path }) => rootOf(path) === field)?.message;
  }

  const isSaidAtFields = failure?.errors.some(({ path }) => fields.includes(rootOf(path)));

  return {
    /** For the `<form>`. Our own words say what is wrong, not the browser's. */
    formProps: { ref: form, onSubmit, noValidate: true },
    isWorking,
    /** What is wrong with the whole, for a `FormMessage`. */
    message: failure && !isSaidAtFields ? failure.message : null,
    errorAt,
  };
}

/** `scopes[0]` is said at `scopes`. */
function rootOf(path: string): string {
  return path.split(/[.[]/)[0] ?? path;
}

async function attempt<Value>(submit: () => Promise<ActionResult<Value>>): Promise<ActionResult<Value>> {
  try {
    return await submit();
  } catch (thrown) {
    if (isNavigation(thrown)) throw thrown;
    const message = "That did not work. Check your connection and try again.";
    return { ok: false, error: { code: "unavailable", message, errors: [] } };
  }
}
