import { expect, test } from "vitest";
import { flowNodeSchema } from "@/lib/engine/nodes/catalog";
import { cardSentence, sentenceText } from "./card-sentence";

const names = { webhooks: [{ id: "w1", name: "Iterable journey" }] };

function partsOf(kind: string, config: unknown) {
  return cardSentence(flowNodeSchema.parse({ id: "n", kind, config }), names);
}

function textOf(kind: string, config: unknown): string {
  return sentenceText(partsOf(kind, config));
}

test("placeholders are shown by name, and the words around them as words", () => {
  expect(
    partsOf("condition", { rules: [{ left: "{{webhookBody.offerCode}}", operator: "is_not_empty" }] }),
  ).toEqual([
    { type: "words", text: "If " },
    { type: "value", text: "offerCode" },
    { type: "words", text: " is not empty" },
  ]);
});

test.each([
  ["{{webhookBody.dataFields.toPhoneNumber | upper}}", "toPhoneNumber"],
  ["{{webhookBody.items[0]}}", "items[0]"],
  ["{{contact.phone}}", "contact phone"],
  ["{{vars.first}}", "first"],
  ["{{steps.offer.messageId}}", "messageId"],
  ["{{webhookBody}}", "the whole body"],
])("%s is called %s", (template, label) => {
  expect(partsOf("send_message", { text: template })).toContainEqual({ type: "value", text: label });
});

test("text around a value stands in quotes, and long text is cut between its pieces", () => {
  const text = `Hi {{webhookBody.firstName | default: "there"}}, ${"we miss you ".repeat(20)}{{contact.phone}}`;

  expect(textOf("send_message", { text: "Hi {{webhookBody.firstName}}!" })).toBe("Send “Hi firstName!”");
  expect(textOf("send_message", { text })).toMatch(/^Send “Hi firstName, we miss you .*…”$/);
  expect(textOf("send_message", { text }).length).toBeLessThan(110);
});

test("placeholders of an address are named too, a cut one is left out", () => {
  const url = `https://{{vars.host}}/${"a".repeat(60)}/{{webhookBody.campaignId}}`;

  expect(textOf("webhook_trigger", { url })).toBe(`POST to host/${"a".repeat(60)}/…`);
});

test("a placeholder that is not finished is left out", () => {
  expect(textOf("send_message", { text: "Hi {{webhookBody." })).toBe("Send “Hi …”");
});

test("names of webhooks are shown", () => {
  expect(textOf("webhook", { webhookId: "w1" })).toBe("Starts when “Iterable journey” is called");
});
