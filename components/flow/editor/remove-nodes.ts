import type { Flow, FlowEdge } from "@/lib/engine/flow";
import type { FlowNode } from "@/lib/engine/nodes/catalog";
import { nextEdgeId } from "./next-id";

/** What was taken out, so that it can be put back. */
export type Removed = { nodes: readonly FlowNode[]; edges: readonly FlowEdge[] };

/** Takes nodes out, with every cable that leads to or from them. */
export function removeNodes(flow: Flow, ids: ReadonlySet<string>): { flow: Flow; removed: Removed } {
  const isGone = ({ source, target }: FlowEdge) => ids.has(source) || ids.has(target);
  const removed = {
    nodes: flow.nodes.filter(({ id }) => ids.has(id)),
    edges: flow.edges.filter(isGone),
  };
  if (removed.nodes.length === 0) return { flow, removed };
  const nodes = flow.nodes.filter(({ id }) => !ids.has(id));

  return { flow: { ...flow, nodes, edges: flow.edges.filter((edge) => !isGone(edge)) }, removed };
}

/** Puts them back as they were. Where something else was plugged in meanwhile, that stays. */
export function putBack(flow: Flow, { nodes, edges }: Removed): Flow {
  const isTaken = (nodeId: string) => flow.nodes.some(({ id }) => id === nodeId);
  const restored: Flow = { ...flow, nodes: [...flow.nodes, ...nodes.filter(({ id }) => !isTaken(id))] };

  return edges.reduce(plugBack, restored);
}

function plugBack(flow: Flow, edge: FlowEdge): Flow {
  const isThere = (nodeId: string) => flow.nodes.some(({ id }) => id === nodeId);
  const isPortUsed = flow.edges.some(
    ({ source, sourcePort }) => source === edge.source && sourcePort === edge.sourcePort,
  );
  if (isPortUsed || !isThere(edge.source) || !isThere(edge.target)) return flow;
  const isIdTaken = flow.edges.some(({ id }) => id === edge.id);

  return {
    ...flow,
    edges: [...flow.edges, isIdTaken ? { ...edge, id: nextEdgeId(flow.edges) } : edge],
  };
}
