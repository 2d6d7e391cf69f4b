import { expect, test } from "vitest";
import { catalog, flowNodeSchema, type NodeKind, outputsOf, sentenceOf } from "./catalog";

const specs = Object.values(catalog);

test.each(specs)("$kind: its defaults pass its own schema and stay as they are", (spec) => {
  const node = { id: "n", kind: spec.kind, name: "", position: { x: 0, y: 0 }, config: spec.defaults };

  expect(flowNodeSchema.parse(node)).toEqual(node);
});

test("each kind stands under its own name", () => {
  expect(specs.map(({ kind }) => kind)).toEqual(Object.keys(catalog));
});

const nodeOf = (kind: NodeKind, config: object) => flowNodeSchema.parse({ id: "n", kind, config });
const names = { webhooks: [{ id: "w1", name: "Iterable journey" }] };

test.each<[NodeKind, object, string, string[]]>([
  ["webhook", {}, "Starts when a webhook is called", ["next"]],
  ["webhook", { webhookId: "w1" }, "Starts when “Iterable journey” is called", ["next"]],
  ["condition", {}, "Checks something and chooses a way", ["true", "false"]],
  [
    "condition",
    {
      rules: [
        { left: "{{webhookBody.offerCode}}", operator: "exists" },
        { left: "{{webhookBody.campaignId}}", operator: "greater_than", right: "10" },
      ],
    },
    "If {{webhookBody.offerCode}} exists and {{webhookBody.campaignId}} is more than 10",
    ["true", "false"],
  ],
  [
    "condition",
    {
      match: "any",
      rules: [
        { left: "{{a}}", operator: "equals", right: "gold" },
        { left: "{{b}}", operator: "is_true" },
        {},
      ],
    },
    "If {{a}} is “gold” or {{b}} is true",
    ["true", "false"],
  ],
  ["condition", { rules: [{ left: "{{a}}", operator: "is" }] }, "If {{a}} …", ["true", "false"]],
  ["set_variables", {}, "Sets variables", ["next"]],
  [
    "set_variables",
    { variables: { first: '{{webhookBody.firstName | default: "there"}}', plan: "gold" } },
    'Set first to {{webhookBody.firstName | default: "there"}} and plan to “gold”',
    ["next"],
  ],
  ["wait", { seconds: 5 }, "Wait 5 seconds", ["next"]],
  ["wait", { seconds: 7200 }, "Wait 2 hours", ["next"]],
  ["send_message", {}, "Sends a message", ["next", "failed"]],
  ["send_message", { text: "Hi {{vars.first}}" }, "Send “Hi {{vars.first}}”", ["next", "failed"]],
  ["webhook_trigger", {}, "Calls another system", ["delivered", "failed"]],
  [
    "webhook_trigger",
    { url: "https://user:pass@crm.example.com/hooks/offer?token=abc#x" },
    "POST to crm.example.com/hooks/offer",
    ["delivered", "failed"],
  ],
  [
    "webhook_trigger",
    { url: "{{vars.url}}/", method: "PUT" },
    "PUT to {{vars.url}}",
    ["delivered", "failed"],
  ],
])("%s %o reads “%s”", (kind, config, sentence, ports) => {
  const node = nodeOf(kind, config);

  expect(sentenceOf(node, names)).toBe(sentence);
  expect(outputsOf(node).map(({ id }) => id)).toEqual(ports);
});
