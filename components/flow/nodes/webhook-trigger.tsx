"use client";

import { InsertHint } from "@/components/flow/form/insert-hint";
import { RecordRowsField } from "@/components/flow/form/record-rows-field";
import { SecretBox } from "@/components/flow/form/secret-box";
import { TemplateBox } from "@/components/flow/form/template-box";
import { TemplateField } from "@/components/flow/form/template-field";
import { isSecretHeader, isSecretReference } from "@/lib/engine/secret-reference";
import type { FormProps, NodeView } from "./node-view";
import { AddressFields } from "./webhook-trigger/address-fields";
import { DeliveryFields } from "./webhook-trigger/delivery-fields";
import { SecretFields } from "./webhook-trigger/secret-fields";

export const webhookTriggerView: NodeView<"webhook_trigger"> = {
  Form: WebhookTriggerForm,
  outputs: [
    { field: "statusCode", label: "status of the answer" },
    { field: "response", label: "the answer" },
  ],
};

function WebhookTriggerForm(form: FormProps<"webhook_trigger">) {
  const { config } = form.node;
  const { onChange } = form;

  return (
    <>
      <AddressFields {...form} />
      <TemplateField
        path="config.body"
        label="Body"
        isOptional
        isMono
        rows={4}
        placeholder={'{ "phone": "{{contact.phone}}" }'}
        hint={
          config.body.trim() === "" ? (
            "Left empty, everything is sent as JSON: runId, agentId, contact and the whole webhookBody."
          ) : (
            <InsertHint example="contact.phone" />
          )
        }
        value={config.body}
        onChange={(body) => onChange({ ...config, body })}
      />
      <RecordRowsField
        path="config.headers"
        label="Headers"
        record={config.headers}
        onChange={(headers) => onChange({ ...config, headers })}
        nameLabel="Name of the header"
        namePlaceholder="x-source"
        addLabel="Add a header"
        renderValue={({ name, value }, change) => {
          const box = { "aria-label": `Value of ${name || "the header"}`, value, onChange: change };
          return isSecretHeader(name) || isSecretReference(value) ? (
            <SecretBox {...box} />
          ) : (
            <TemplateBox {...box} />
          );
        }}
      />
      <SecretFields {...form} />
      <DeliveryFields {...form} />
    </>
  );
}
