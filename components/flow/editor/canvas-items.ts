import type { Edge, Node } from "@xyflow/react";
import type { Flow, FlowEdge } from "@/lib/engine/flow";
import { FAILED_PORT, type NodeGroup, type SentenceNames } from "@/lib/engine/node";
import { catalog, type FlowNode, outputsOf } from "@/lib/engine/nodes/catalog";
import { cardSentence, sentenceText } from "./card-sentence";

/** A card as React Flow moves it about. What it shows, it reads from the editor by its id. */
export type Card = Node<Record<string, never>, "step">;

/** A cable as React Flow draws it. */
export type Cable = Edge<{ group: NodeGroup; isFailure: boolean }, "cable">;

/**
 * The cards of a flow. One to which nothing happened stays the same object, and one that is being
 * dragged stays where the hand is.
 */
export function cardsOf(flow: Flow, names: SentenceNames, shown: readonly Card[]): Card[] {
  const known = new Map(shown.map((card) => [card.id, card]));

  return flow.nodes.map((node) => {
    const card = known.get(node.id);
    const ariaLabel = cardLabel(node, names);
    if (!card) return { id: node.id, type: "step", position: node.position, data: {}, ariaLabel };
    const position = card.dragging ? card.position : node.position;
    const isSame =
      card.ariaLabel === ariaLabel && card.position.x === position.x && card.position.y === position.y;

    return isSame ? card : { ...card, position, ariaLabel };
  });
}

/** The cables of a flow; one to which nothing happened stays the same object. */
export function cablesOf(flow: Flow, shown: readonly Cable[]): Cable[] {
  const known = new Map(shown.map((cable) => [cable.id, cable]));
  const nodes = new Map(flow.nodes.map((node) => [node.id, node]));

  return flow.edges.flatMap((edge) => {
    const source = nodes.get(edge.source);
    const target = nodes.get(edge.target);
    // React Flow cannot draw what ends nowhere; the list of problems tells of it.
    if (!source || !target || !outputsOf(source).some(({ id }) => id === edge.sourcePort)) return [];
    const ariaLabel = cableLabel(edge, source, target);
    const cable = known.get(edge.id);

    return cable && isUnchanged(cable, edge, ariaLabel)
      ? [cable]
      : [newCable(edge, source, ariaLabel, cable)];
  });
}

/** What a node is called: its name, or its kind's. */
export function nodeName({ name, kind }: Pick<FlowNode, "name" | "kind">): string {
  return name.trim() || catalog[kind].label;
}

function newCable(edge: FlowEdge, source: FlowNode, ariaLabel: string, shown: Cable | undefined): Cable {
  return {
    ...(shown?.selected ? { selected: true } : {}),
    id: edge.id,
    type: "cable",
    source: edge.source,
    sourceHandle: edge.sourcePort,
    target: edge.target,
    data: { group: catalog[source.kind].group, isFailure: edge.sourcePort === FAILED_PORT },
    ariaLabel,
  };
}

function isUnchanged(cable: Cable, edge: FlowEdge, ariaLabel: string): boolean {
  return (
    cable.ariaLabel === ariaLabel &&
    cable.source === edge.source &&
    cable.sourceHandle === edge.sourcePort &&
    cable.target === edge.target
  );
}

function cardLabel(node: FlowNode, names: SentenceNames): string {
  return `${nodeName(node)}. ${sentenceText(cardSentence(node, names))}`;
}

function cableLabel(edge: FlowEdge, source: FlowNode, target: FlowNode): string {
  const port = outputsOf(source).find(({ id }) => id === edge.sourcePort)?.label ?? edge.sourcePort;

  return `Connection from ${nodeName(source)}, ${port}, to ${nodeName(target)}`;
}
