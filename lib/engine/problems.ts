import { edgeProblems } from "./edge-problems";
import type { Flow } from "./flow";
import type { ConfigProblem, Surroundings } from "./node";
import { catalog, configProblemsOf, type FlowNode, templatesOf } from "./nodes/catalog";
import { templateProblems } from "./template-problems";
import { unknownSettings } from "./unknown-settings";

/**
 * Something that keeps a flow from being deployed. `nodeId` is null when it belongs to no node; `path`
 * counts from the node on, such as `config.url`, and is `edges[3]` for a connection.
 */
export type FlowProblem = ConfigProblem & { nodeId: string | null };

/**
 * Everything that keeps a flow from being deployed, each with a plain sentence that says what to do.
 * It never keeps a draft from being saved.
 *
 * @param surroundings the team's webhooks, and whether the agent has an inbox (R15)
 */
export function findProblems(flow: Flow, surroundings: Surroundings): FlowProblem[] {
  return [
    ...triggerProblems(flow, surroundings),
    ...flow.nodes.flatMap((node) => nodeProblems(node, flow, surroundings)),
    ...edgeProblems(flow),
  ];
}

/** Nodes that nothing leads to: no problem, but most likely not what the builder wants. */
export function findUnreachable({ nodes, edges }: Flow): string[] {
  const reached = new Set(nodes.filter(isTrigger).map(({ id }) => id));
  // A set hands out what is added while it is walked through.
  for (const id of reached) {
    for (const edge of edges) if (edge.source === id) reached.add(edge.target);
  }

  return nodes.map(({ id }) => id).filter((id) => !reached.has(id));
}

function triggerProblems({ nodes }: Flow, { webhooks }: Surroundings): FlowProblem[] {
  if (!nodes.some(isTrigger)) {
    return [
      { nodeId: null, path: "nodes", message: "Add a trigger, so that something can start this agent." },
    ];
  }
  const used = new Set<string>();

  return nodes.flatMap((node) => {
    if (node.kind !== "webhook" || node.config.webhookId === "") return [];
    const { webhookId } = node.config;
    const isSecond = used.has(webhookId);
    used.add(webhookId);
    if (!isSecond) return [];
    const name = webhooks.find(({ id }) => id === webhookId)?.name ?? "this webhook";
    const message = `Two triggers wait for “${name}”. Remove one, or choose another webhook.`;
    return [{ nodeId: node.id, path: "config.webhookId", message }];
  });
}

function nodeProblems(node: FlowNode, { nodes }: Flow, surroundings: Surroundings): FlowProblem[] {
  const found = [
    ...configProblemsOf(node, surroundings),
    ...templatesOf(node).flatMap((field) => templateProblems(field, nodes)),
    ...unknownSettings(node.config, catalog[node.kind].config, "config", "step"),
  ];

  return found.map((problem) => ({ nodeId: node.id, ...problem }));
}

function isTrigger({ kind }: FlowNode): boolean {
  return catalog[kind].isTrigger;
}
