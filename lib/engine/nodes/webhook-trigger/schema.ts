import { defineNode } from "@/lib/engine/node";
import { isSecretReference } from "@/lib/engine/secret-reference";
import { cutLine } from "@/lib/engine/sentence-text";
import { webhookTriggerConfig } from "./config";
import { isJsonType } from "./content-type";
import { webhookTriggerProblems } from "./problems";

const URL_WITHOUT_SECRETS = /^(?:https?:\/\/)?(?:[^/?#@]*@)?([^?#]*)/i;

export const webhookTriggerSpec = defineNode({
  kind: "webhook_trigger",
  label: "Call a webhook",
  description: "Sends data to another system, and tries again when that fails.",
  group: "connect",
  isTrigger: false,
  config: webhookTriggerConfig,
  defaults: {
    url: "",
    method: "POST",
    headers: {},
    body: "",
    successRule: "2xx",
    retryGapsSeconds: [0, 5, 300, 1800],
    timeoutMs: 10_000,
    waitForDelivery: true,
  },
  outputs: () => [
    { id: "delivered", label: "Delivered" },
    { id: "failed", label: "Failed" },
  ],
  sentence: ({ method, url }) => callSentence(method, url),
  templates: ({ url, headers, body }) => [
    { path: "config.url", template: url, format: "text" },
    ...Object.entries(headers)
      .filter(([, value]) => !isSecretReference(value))
      .map(([name, template]) => ({
        path: `config.headers.${name}`,
        template,
        format: "text" as const,
      })),
    ...(body.trim() === ""
      ? []
      : [
          {
            path: "config.body",
            template: body,
            format: isJsonType(headers) ? ("json" as const) : ("text" as const),
          },
        ]),
  ],
  problems: webhookTriggerProblems,
});

/** "POST to crm.example.com/hooks/offer": without passwords, and what follows a `?` may be secret too. */
export function callSentence(method: string, url: string): string {
  const [, place = ""] = URL_WITHOUT_SECRETS.exec(url.trim()) ?? [];
  if (place === "") return "Calls another system";

  return `${method} to ${cutLine(place.replace(/\/$/, ""))}`;
}
