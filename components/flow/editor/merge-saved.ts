import { isPlainObject, stringifyJson } from "@/lib/core/json";
import type { Flow } from "@/lib/engine/flow";
import { type FlowNode, flowNodeSchema } from "@/lib/engine/nodes/catalog";

type Saved = {
  /** What was sent to the server. */
  sent: Flow;
  /** What it stored: the same, with references in place of secrets. */
  answered: Flow;
  /** What is on the screen by now. */
  current: Flow;
};

/**
 * Takes over what the server changed while saving, and keeps whatever was edited since it was asked.
 * Nodes and flows to which nothing happened stay the same objects.
 */
export function mergeSaved({ sent, answered, current }: Saved): Flow {
  const before = byId(sent);
  const after = byId(answered);
  const nodes = current.nodes.map((node) => mergeNode(before.get(node.id), after.get(node.id), node));

  return nodes.every((node, index) => node === current.nodes[index]) ? current : { ...current, nodes };
}

function mergeNode(sent: FlowNode | undefined, answered: FlowNode | undefined, current: FlowNode): FlowNode {
  if (!sent || !answered || isSame(sent.config, answered.config)) return current;
  const config = mergeValue(sent.config, answered.config, current.config);
  if (isSame(config, current.config)) return current;

  return flowNodeSchema.parse({ ...current, config });
}

function mergeValue(sent: unknown, answered: unknown, current: unknown): unknown {
  if (isSame(answered, sent)) return current;
  if (isSame(current, sent)) return answered;
  if (!isPlainObject(sent) || !isPlainObject(answered) || !isPlainObject(current)) return current;

  const keys = new Set([...Object.keys(current), ...Object.keys(answered)]);
  const members = [...keys].map((key) => [key, mergeValue(sent[key], answered[key], current[key])] as const);

  return Object.fromEntries(members.filter(([, member]) => member !== undefined));
}

/** `undefined` stands for a member that is not there. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === undefined || other === undefined) return one === other;

  return one === other || stringifyJson(one) === stringifyJson(other);
}

function byId({ nodes }: Flow): ReadonlyMap<string, FlowNode> {
  return new Map(nodes.map((node) => [node.id, node]));
}
