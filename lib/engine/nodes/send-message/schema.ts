import { z } from "zod";
import { defineNode } from "@/lib/engine/node";
import { asWritten } from "@/lib/engine/sentence-text";
import { templateSchema } from "@/lib/engine/template-schema";

export const sendMessageConfig = z.looseObject({ text: templateSchema.default("") });

export const sendMessageSpec = defineNode({
  kind: "send_message",
  label: "Send message",
  description: "Writes to the contact through the agent's inbox.",
  group: "talk",
  isTrigger: false,
  config: sendMessageConfig,
  defaults: { text: "" },
  outputs: () => [
    { id: "next", label: "Sent" },
    { id: "failed", label: "Failed" },
  ],
  sentence: ({ text }, _names, show = asWritten) =>
    text.trim() === "" ? "Sends a message" : `Send ${show(text)}`,
  templates: ({ text }) => [{ path: "config.text", template: text, format: "text" }],
  problems: ({ text }, { hasInbox }) => [
    ...(text.trim() === "" ? [{ path: "config.text", message: "Write the message to send." }] : []),
    // R15
    ...(hasInbox
      ? []
      : [
          {
            path: "config",
            message: "This agent has no inbox to send from. Choose one in the agent's settings.",
          },
        ]),
  ],
});
