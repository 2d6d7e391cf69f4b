"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { sampleCall } from "@/components/agent-webhooks/sample-call";
import { WebhookDialog } from "@/components/agent-webhooks/webhook-dialog";
import { useBuilder } from "@/components/flow/builder-context";
import { StepField } from "@/components/flow/form/step-field";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyField } from "@/components/ui/copy-field";
import { Field } from "@/components/ui/field";
import { RelativeTime } from "@/components/ui/relative-time";
import { Select } from "@/components/ui/select";
import { TextLink } from "@/components/ui/text-link";
import type { WebhookChoice } from "@/lib/agent-webhooks/schema";
import type { FormProps, NodeView } from "./node-view";

/** What it brings is `webhookBody`, which has a group of its own among the data to insert. */
export const webhookView: NodeView<"webhook"> = { Form: WebhookForm, outputs: [] };

function WebhookForm({ node: { config }, onChange }: FormProps<"webhook">) {
  const { webhooks } = useBuilder();
  const chosen = webhooks.find(({ id }) => id === config.webhookId);
  const choose = (webhookId: string) => onChange({ ...config, webhookId });

  return (
    <>
      <StepField
        path="config.webhookId"
        label="Webhook"
        hint="The web address that another system calls. Several agents may start from the same one."
      >
        <div className="grid gap-2">
          {webhooks.length > 0 && (
            <Select
              value={chosen?.id ?? ""}
              onValueChange={choose}
              placeholder="Choose a webhook"
              options={webhooks.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <AddWebhook onAdded={({ id }) => choose(id)} />
        </div>
      </StepField>
      {chosen && <WebhookFacts webhook={chosen} />}
    </>
  );
}

function AddWebhook({ onAdded }: { onAdded: (webhook: WebhookChoice) => void }) {
  const { actions, addWebhook } = useBuilder();
  const [isOpen, setOpen] = useState(false);

  return (
    <WebhookDialog
      trigger={
        <Button size="sm" className="justify-self-start">
          <Plus aria-hidden="true" />
          Add a webhook
        </Button>
      }
      isOpen={isOpen}
      onOpenChange={setOpen}
      submit={actions.createWebhook}
      onDone={(webhook) => {
        setOpen(false);
        addWebhook(webhook);
        onAdded(webhook);
      }}
    />
  );
}

function WebhookFacts({ webhook }: { webhook: WebhookChoice }) {
  const { teamSlug, seen } = useBuilder();
  const latest = seen.get(webhook.id);

  return (
    <>
      <Field label="URL" hint={<PhonePath webhook={webhook} />}>
        <CopyField value={webhook.url} copyLabel="Copy the URL" />
      </Field>
      <div className="grid gap-2">
        <CodeBlock code={sampleCall(webhook)} label="Try it in a terminal" copyLabel="Copy the command" />
        <p className="text-sm text-subtle">
          Put an API key of your team in place of YOUR_API_KEY. You get one under{" "}
          <TextLink href={`/${teamSlug}/settings/api`}>Settings → API</TextLink>.
        </p>
      </div>
      <p className="text-muted text-sm">
        {latest ? (
          <>
            Latest request: <RelativeTime at={latest.receivedAt} />.{" "}
            <TextLink href={`/${teamSlug}/requests?webhookId=${webhook.id}`}>See its requests</TextLink>
          </>
        ) : (
          "No request yet. Once one has come in, its fields can be inserted into later steps."
        )}
      </p>
    </>
  );
}

function PhonePath({ webhook }: { webhook: WebhookChoice }) {
  const { actions, isReadOnly } = useBuilder();
  const [isOpen, setOpen] = useState(false);

  return (
    <>
      The contact is found by the phone number in{" "}
      <code className="font-mono text-ink text-xs">{webhook.phonePath}</code>.{" "}
      {!isReadOnly && (
        <WebhookDialog
          trigger={
            <button
              type="button"
              className="underline decoration-line-strong underline-offset-3 hover:decoration-ink"
            >
              Change
            </button>
          }
          isOpen={isOpen}
          onOpenChange={setOpen}
          webhook={webhook}
          submit={(input) => actions.updateWebhook(webhook.id, input)}
          onDone={() => setOpen(false)}
        />
      )}
    </>
  );
}
