"use client";

import { useEffect, useRef } from "react";
import { sampleCall } from "@/components/agent-webhooks/sample-call";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyField } from "@/components/ui/copy-field";
import { DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { curlCommand } from "@/lib/core/curl-command";

/** What a key can be tried with: the API, and an agent webhook if there is one. */
export type KeyExample = { apiUrl: string; webhook: { url: string; phonePath: string } | null };

type NewKeyProps = {
  apiKey: string;
  scopes: readonly string[];
  example: KeyExample;
  onDone: () => void;
};

/** A key that was just created. */
export function NewKey({ apiKey, scopes, example, onDone }: NewKeyProps) {
  const field = useRef<HTMLDivElement>(null);
  const command = commandFor(apiKey, scopes, example);
  // The form that had the focus is gone.
  useEffect(() => {
    field.current?.querySelector("input")?.focus();
  }, []);

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <FormMessage tone="waiting" title="You won't see it again">
        Patchbay keeps only its fingerprint. Put it where the other system keeps its secrets now.
      </FormMessage>
      <div ref={field}>
        <Field label="API key">
          <CopyField value={apiKey} copyLabel="Copy the API key" />
        </Field>
      </div>
      {command && <CodeBlock code={command} label="Try it in a terminal" copyLabel="Copy the command" />}
      <DialogFooter>
        <Button variant="primary" onClick={onDone}>
          I have copied it
        </Button>
      </DialogFooter>
    </div>
  );
}

function commandFor(apiKey: string, scopes: readonly string[], { apiUrl, webhook }: KeyExample) {
  if (scopes.includes("trigger") && webhook) return sampleCall(webhook, apiKey);
  if (!scopes.includes("read") && !scopes.includes("write")) return null;

  return curlCommand({ method: "GET", url: `${apiUrl}/agents`, headers: { apiKey }, body: null });
}
