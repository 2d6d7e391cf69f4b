import type { FlowEdge } from "@/lib/engine/flow";
import type { FlowNode, NodeKind } from "@/lib/engine/nodes/catalog";

/**
 * The id of a new node: its kind, and from the second on a number above all that are taken (`wait`,
 * `wait_2`). Expressions refer to it, so people can read it.
 */
export function nextNodeId(kind: NodeKind, nodes: readonly FlowNode[]): string {
  const taken = nodes.map(({ id }) => numberAfter(`${kind}_`, id === kind ? `${kind}_1` : id));
  const highest = Math.max(0, ...taken);

  return highest === 0 ? kind : `${kind}_${highest + 1}`;
}

/** The id of a new edge: `e1`, `e2`, … Nothing refers to it. */
export function nextEdgeId(edges: readonly FlowEdge[]): string {
  return `e${Math.max(0, ...edges.map(({ id }) => numberAfter("e", id))) + 1}`;
}

/** The number that follows the prefix and ends the id; 0 for other ids. */
function numberAfter(prefix: string, id: string): number {
  const digits = id.startsWith(prefix) ? id.slice(prefix.length) : "";

  return /^[1-9]\d{0,8}$/.test(digits) ? Number(digits) : 0;
}
