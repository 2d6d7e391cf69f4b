import type { Flow } from "@/lib/engine/flow";
import type { FlowNode, NodeConfigs, NodeKind } from "@/lib/engine/nodes/catalog";
import type { Point } from "./place-node";

export function renameNode(flow: Flow, nodeId: string, name: string): Flow {
  return changeNode(flow, nodeId, (node) => (node.name === name ? node : { ...node, name }));
}

/** Gives a node other settings. Its kind says what they look like. */
export function configure<Kind extends NodeKind>(
  flow: Flow,
  node: FlowNode<Kind>,
  config: NodeConfigs[Kind],
): Flow {
  const configured: FlowNode<Kind> = { ...node, config };

  // A node of some kind is a node; TypeScript does not see that through a type parameter.
  return changeNode(flow, node.id, () => configured as FlowNode);
}

export function moveNodes(flow: Flow, positions: ReadonlyMap<string, Point>): Flow {
  const nodes = flow.nodes.map((node) => {
    const position = positions.get(node.id);
    return !position || isSamePoint(position, node.position) ? node : { ...node, position };
  });

  return nodes.every((node, index) => node === flow.nodes[index]) ? flow : { ...flow, nodes };
}

function changeNode(flow: Flow, nodeId: string, change: (node: FlowNode) => FlowNode): Flow {
  const nodes = flow.nodes.map((node) => (node.id === nodeId ? change(node) : node));

  return nodes.every((node, index) => node === flow.nodes[index]) ? flow : { ...flow, nodes };
}

function isSamePoint(one: Point, other: Point): boolean {
  return one.x === other.x && one.y === other.y;
}
