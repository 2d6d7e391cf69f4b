"use client";

import { MessagesSquare } from "lucide-react";
import { useBuilder } from "@/components/flow/builder-context";
import { InsertHint } from "@/components/flow/form/insert-hint";
import { TemplateField } from "@/components/flow/form/template-field";
import type { FormProps, NodeView } from "./node-view";

export const sendMessageView: NodeView<"send_message"> = {
  Form: SendMessageForm,
  outputs: [
    { field: "messageId", label: "id of the message" },
    { field: "text", label: "text that was sent" },
  ],
};

function SendMessageForm({ node: { config }, onChange }: FormProps<"send_message">) {
  return (
    <>
      <TemplateField
        path="config.text"
        label="Message"
        rows={5}
        placeholder="Hi {{webhookBody.firstName}}, …"
        hint={<InsertHint />}
        value={config.text}
        onChange={(text) => onChange({ ...config, text })}
      />
      <InboxNote />
    </>
  );
}

function InboxNote() {
  const { inbox } = useBuilder();

  return (
    <p className="flex gap-2 rounded-md bg-sunken px-3 py-2 text-muted text-sm">
      <MessagesSquare aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      {inbox ? (
        <span>
          Goes out through the inbox <strong className="font-medium text-ink">{inbox.name}</strong>. Agent
          settings, in the menu at the top, changes it.
        </span>
      ) : (
        <span>This agent has no inbox yet. Choose one under Agent settings, in the menu at the top.</span>
      )}
    </p>
  );
}
