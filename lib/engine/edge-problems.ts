import type { Flow, FlowEdge } from "./flow";
import type { ConfigProblem } from "./node";
import { catalog, type FlowNode, outputsOf } from "./nodes/catalog";

type EdgeProblem = ConfigProblem & { nodeId: string | null };

/** Connections that lead nowhere, come from nowhere, or make it unclear where to go. */
export function edgeProblems({ nodes, edges }: Flow): EdgeProblem[] {
  const nodesById = new Map(nodes.map((node) => [node.id, node]));
  const usedPorts = new Set<string>();

  return edges.flatMap((edge, index) => {
    const source = nodesById.get(edge.source);
    const target = nodesById.get(edge.target);
    const port = `${edge.source} ${edge.sourcePort}`;
    const isSecond = usedPorts.has(port);
    usedPorts.add(port);
    const message = edgeProblem(edge, source, target, isSecond);

    return message === null
      ? []
      : [{ nodeId: source?.id ?? target?.id ?? null, path: `edges[${index}]`, message }];
  });
}

function edgeProblem(
  edge: FlowEdge,
  source: FlowNode | undefined,
  target: FlowNode | undefined,
  isSecond: boolean,
): string | null {
  if (!source) return "A connection comes from a step that no longer exists. Remove it.";
  if (!target) return `A connection leads from ${nameOf(source)} to a step that no longer exists. Remove it.`;
  if (catalog[target.kind].isTrigger) {
    return `Nothing can lead to ${nameOf(target)}, because it starts the agent. Remove the connection.`;
  }
  const port = outputsOf(source).find(({ id }) => id === edge.sourcePort);
  if (!port) {
    return `${nameOf(source)} has no way out called “${edge.sourcePort}”. Remove the connection and draw it again.`;
  }

  return isSecond ? `${nameOf(source)} has two connections from “${port.label}”. Keep one of them.` : null;
}

function nameOf({ name, kind }: FlowNode): string {
  return `“${name || catalog[kind].label}”`;
}
