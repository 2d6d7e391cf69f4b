import type { Flow } from "@/lib/engine/flow";
import type { FlowNode } from "@/lib/engine/nodes/catalog";
import { isSecretHeader, isSecretReference } from "@/lib/engine/secret-reference";

/** A flow that may leave the product: secrets are left out, typed ones as well as references. */
export function withoutSecrets(flow: Flow): Flow {
  return { ...flow, nodes: flow.nodes.map(stripped) };
}

function stripped(node: FlowNode): FlowNode {
  if (node.kind !== "webhook_trigger") return node;
  const { secret: _secret, signingSecret: _signingSecret, headers, ...config } = node.config;
  const kept = Object.entries(headers).map(([name, value]) => [
    name,
    isSecretHeader(name) || isSecretReference(value) ? "" : value,
  ]);

  return { ...node, config: { ...config, headers: Object.fromEntries(kept) } };
}
