import { isPlainObject } from "@/lib/core/json";
import type { Flow } from "@/lib/engine/flow";
import { flowNodeSchema } from "@/lib/engine/nodes/catalog";
import { type PathPart, parsePath } from "@/lib/engine/template/path";

/**
 * Takes a setting out of a node, for settings that no form knows.
 *
 * @param path where it stands in the node: `config.retryGap`, `config.rules[0].note`
 */
export function withoutSetting(flow: Flow, nodeId: string, path: string): Flow {
  const parts = parsePath(path);
  if (!parts) return flow;
  const nodes = flow.nodes.map((node) =>
    node.id === nodeId ? flowNodeSchema.parse(without(node, parts)) : node,
  );

  return { ...flow, nodes };
}

function without(value: unknown, [part, ...rest]: readonly PathPart[]): unknown {
  if (Array.isArray(value)) return value.map((item, index) => (index === part ? without(item, rest) : item));
  if (!isPlainObject(value) || part === undefined) return value;
  const { [part]: member, ...others } = value;

  return rest.length === 0 ? others : { ...value, [part]: without(member, rest) };
}
