import { sha256 } from "@/lib/core/hash";
import { isPlainObject, stringifyJson } from "@/lib/core/json";
import type { Flow } from "@/lib/engine/flow";

/**
 * A hash of what a flow does. Where its cards stand, in which order they were drawn and how its edges
 * are called changes nothing, so that a tidied canvas does not count as a changed draft.
 */
export function fingerprint(flow: Flow): string {
  const nodes = flow.nodes.map(({ position: _, ...node }) => canonical(node));
  const edges = flow.edges.map(({ source, sourcePort, target }) => canonical([source, sourcePort, target]));

  return sha256(stringifyJson([nodes.sort(), edges.sort()]));
}

function canonical(value: unknown): string {
  return stringifyJson(sorted(value));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isPlainObject(value)) return value;

  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}
