import { createWebhook } from "@/lib/agent-webhooks/create-webhook";
import { createAgent } from "@/lib/agents/create-agent";
import { deployAgent } from "@/lib/agents/deploy-agent";
import type { Actor } from "@/lib/auth/actor";
import { type Flow, flowSchema } from "@/lib/engine/flow";
import type { NodeKind } from "@/lib/engine/nodes/catalog";

/** A node after the trigger; its id is its kind, numbered from the second of a kind on. */
type StepOfFlow = { kind: Exclude<NodeKind, "webhook">; config: Record<string, unknown>; id?: string };

/** A flow that starts with a webhook and goes straight on from each step's first port. */
export function straightFlow(webhookId: string, steps: readonly StepOfFlow[]): Flow {
  const nodes = [
    { id: "start", kind: "webhook", config: { webhookId } },
    ...steps.map((step, index) => ({ id: step.id ?? `${step.kind}_${index + 1}`, ...step })),
  ];

  return flowSchema.parse({
    version: 1,
    nodes: nodes.map((node, index) => ({ name: node.id, position: { x: index * 300, y: 0 }, ...node })),
    edges: nodes.slice(1).map((node, index) => ({
      id: `e${index}`,
      source: nodes[index]?.id,
      sourcePort: FIRST_PORT[nodes[index]?.kind as NodeKind],
      target: node.id,
    })),
  });
}

const FIRST_PORT: Record<NodeKind, string> = {
  webhook: "next",
  condition: "true",
  set_variables: "next",
  wait: "next",
  send_message: "next",
  webhook_trigger: "delivered",
};

/** A deployed agent with a webhook of its own. */
export async function makeDeployedAgent(actor: Actor, steps: readonly StepOfFlow[], phonePath = "phone") {
  const webhookId = await createWebhook(actor, { name: "Hook", phonePath });
  const agentId = await createAgent(actor, { name: "Agent", flow: straightFlow(webhookId, steps) });
  await deployAgent(actor, agentId, "");

  return { webhookId, agentId };
}
