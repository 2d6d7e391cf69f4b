import { type Flow, flowSchema } from "@/lib/engine/flow";

const COLUMN_PX = 340;
const ROW_PX = 170;

type DemoTargets = { webhookId: string; receiverUrl: string; signingSecret: string };

/**
 * “Win-back offer”: an Iterable journey calls, and whoever has an offer code gets it by message, while
 * another system hears of it.
 */
export function demoFlow({ webhookId, receiverUrl, signingSecret }: DemoTargets): Flow {
  return flowSchema.parse({
    version: 1,
    nodes: [
      {
        id: "start",
        kind: "webhook",
        name: "Iterable journey",
        position: { x: 0, y: 0 },
        config: { webhookId },
      },
      {
        id: "has_offer",
        kind: "condition",
        name: "Has an offer",
        position: { x: COLUMN_PX, y: 0 },
        config: { match: "all", rules: [{ left: "{{webhookBody.offerCode}}", operator: "is_not_empty" }] },
      },
      {
        id: "offer",
        kind: "send_message",
        name: "Send the offer",
        position: { x: 2 * COLUMN_PX, y: -ROW_PX / 2 },
        config: {
          text: 'Hi {{webhookBody.firstName | default: "there"}}, we miss you! Use {{webhookBody.offerCode}} for 20% off your next order.',
        },
      },
      {
        id: "report",
        kind: "webhook_trigger",
        name: "Tell the CRM",
        position: { x: 3 * COLUMN_PX, y: -ROW_PX / 2 },
        config: {
          url: receiverUrl,
          method: "POST",
          signingSecret,
          body: [
            "{",
            '  "event": "offer_sent",',
            '  "phone": "{{contact.phone}}",',
            '  "firstName": "{{webhookBody.firstName}}",',
            '  "offerCode": "{{webhookBody.offerCode}}",',
            '  "campaignId": {{webhookBody.campaignId}},',
            '  "messageId": "{{steps.offer.messageId}}"',
            "}",
          ].join("\n"),
        },
      },
    ],
    edges: [
      { id: "e1", source: "start", sourcePort: "next", target: "has_offer" },
      { id: "e2", source: "has_offer", sourcePort: "true", target: "offer" },
      { id: "e3", source: "offer", sourcePort: "next", target: "report" },
    ],
  });
}

/** What an Iterable journey webhook sends (REQUIREMENTS 3.1). */
export const DEMO_BODY = {
  phone: "+14155550123",
  email: "zoe@example.com",
  firstName: "Zoë",
  campaignId: 8143,
  journeyName: "Win-back",
  offerCode: "COMEBACK20",
};
