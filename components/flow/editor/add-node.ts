import type { Flow } from "@/lib/engine/flow";
import { catalog, type FlowNode, flowNodeSchema, type NodeKind, outputsOf } from "@/lib/engine/nodes/catalog";
import { type Connection, connect, freePort } from "./connect";
import { nextNodeId } from "./next-id";
import { type Point, placeAfter, placeAlone } from "./place-node";

export type NewNode = {
  kind: NodeKind;
  /** Where it was dropped; without it, a place is found. */
  position?: Point;
  /** The node that it follows on, plugged in if there is a free port. */
  after?: string | undefined;
  /** The port that it is plugged into, free or not. */
  port?: Omit<Connection, "target">;
};

/** Adds a node with the settings a new one of its kind has. */
export function addNode(flow: Flow, wanted: NewNode): { flow: Flow; nodeId: string } {
  const { kind } = wanted;
  const nodeId = nextNodeId(kind, flow.nodes);
  const { isTrigger, defaults } = catalog[kind];
  const from = isTrigger ? null : portToFollow(flow, wanted);
  const node = flowNodeSchema.parse({
    id: nodeId,
    kind,
    name: nextName(kind, flow.nodes),
    position: wanted.position ?? placeOf(flow, wanted, from),
    config: defaults,
  });
  const grown = { ...flow, nodes: [...flow.nodes, node] };

  return { flow: from ? connect(grown, { ...from.port, target: nodeId }) : grown, nodeId };
}

type Followed = { node: FlowNode; port: Omit<Connection, "target">; index: number };

function portToFollow(flow: Flow, { after, port }: NewNode): Followed | null {
  const node = flow.nodes.find(({ id }) => id === (port?.source ?? after));
  if (!node) return null;
  if (port) return { node, port, index: outputsOf(node).findIndex(({ id }) => id === port.sourcePort) };
  const free = freePort(flow, node);

  return free && { node, port: { source: node.id, sourcePort: free.id }, index: free.index };
}

function placeOf(flow: Flow, { kind, after }: NewNode, from: Followed | null): Point {
  if (from) return placeAfter(flow, from.node, from.index);
  const { isTrigger } = catalog[kind];
  const neighbour = flow.nodes.find(({ id }) => id === after);

  return neighbour && !isTrigger ? placeAfter(flow, neighbour) : placeAlone(flow, isTrigger);
}

/** "Wait", then "Wait 2": two cards of one name cannot be told apart in lists. */
function nextName(kind: NodeKind, nodes: readonly FlowNode[]): string {
  const { label } = catalog[kind];
  const taken = new Set(nodes.map(({ name }) => name));
  let name: string = label;
  for (let number = 2; taken.has(name); number++) name = `${label} ${number}`;

  return name;
}
