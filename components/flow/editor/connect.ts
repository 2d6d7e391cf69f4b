import type { Flow } from "@/lib/engine/flow";
import { FAILED_PORT } from "@/lib/engine/node";
import { catalog, type FlowNode, outputsOf } from "@/lib/engine/nodes/catalog";
import { nextEdgeId } from "./next-id";

/** A cable from a way out of one node to another node. */
export type Connection = { source: string; sourcePort: string; target: string };

/** Whether a cable may be plugged in: from an existing port, into another node that is no trigger. */
export function canConnect({ nodes }: Flow, { source, sourcePort, target }: Connection): boolean {
  const from = nodes.find(({ id }) => id === source);
  const to = nodes.find(({ id }) => id === target);
  if (!from || !to || from === to || catalog[to.kind].isTrigger) return false;

  return outputsOf(from).some(({ id }) => id === sourcePort);
}

/** Plugs a cable in. A port holds one: the cable that was there before is pulled out. */
export function connect(flow: Flow, connection: Connection): Flow {
  if (!canConnect(flow, connection) || targetOf(flow, connection) === connection.target) return flow;
  const edges = flow.edges.filter((edge) => !isFrom(edge, connection));

  return { ...flow, edges: [...edges, { id: nextEdgeId(flow.edges), ...connection }] };
}

/** Pulls out what is plugged into a port. */
export function disconnect(flow: Flow, port: Pick<Connection, "source" | "sourcePort">): Flow {
  const edges = flow.edges.filter((edge) => !isFrom(edge, port));

  return edges.length === flow.edges.length ? flow : { ...flow, edges };
}

export function removeEdges(flow: Flow, ids: ReadonlySet<string>): Flow {
  const edges = flow.edges.filter(({ id }) => !ids.has(id));

  return edges.length === flow.edges.length ? flow : { ...flow, edges };
}

/** The node that a port leads to, or null. */
export function targetOf({ edges }: Flow, port: Pick<Connection, "source" | "sourcePort">): string | null {
  return edges.find((edge) => isFrom(edge, port))?.target ?? null;
}

/**
 * The first port of a node with nothing plugged in, and its place among the node's ports. `failed` is
 * left out: nobody who adds a next step means what happens when this one fails.
 */
export function freePort(flow: Flow, node: FlowNode): { id: string; index: number } | null {
  const ports = outputsOf(node).map(({ id }, index) => ({ id, index }));
  const free = ports.find(
    ({ id }) => id !== FAILED_PORT && targetOf(flow, { source: node.id, sourcePort: id }) === null,
  );

  return free ?? null;
}

function isFrom(edge: Connection, { source, sourcePort }: Pick<Connection, "source" | "sourcePort">) {
  return edge.source === source && edge.sourcePort === sourcePort;
}
