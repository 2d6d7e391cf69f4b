import { type Flow, flowSchema } from "@/lib/engine/flow";

/** A small flow for tests: a trigger, a condition with both ways, and a call at the end of one. */
export function testingFlow(): Flow {
  return flowSchema.parse({
    version: 1,
    nodes: [
      { id: "webhook", kind: "webhook", name: "Start", config: { webhookId: "w1" } },
      {
        id: "condition",
        kind: "condition",
        name: "Has an offer",
        position: { x: 360, y: 0 },
        config: { match: "all", rules: [{ left: "{{webhookBody.offerCode}}", operator: "exists" }] },
      },
      {
        id: "send_message",
        kind: "send_message",
        name: "Offer",
        position: { x: 720, y: 0 },
        config: { text: "Hi {{webhookBody.firstName}}" },
      },
      {
        id: "webhook_trigger",
        kind: "webhook_trigger",
        name: "Tell the CRM",
        position: { x: 1080, y: 0 },
        config: { url: "https://crm.example.com" },
      },
    ],
    edges: [
      { id: "e1", source: "webhook", sourcePort: "next", target: "condition" },
      { id: "e2", source: "condition", sourcePort: "true", target: "send_message" },
      { id: "e3", source: "send_message", sourcePort: "next", target: "webhook_trigger" },
    ],
  });
}
