import type { NodeGroup } from "@/lib/engine/node";
import { catalog, type NodeKind } from "@/lib/engine/nodes/catalog";

export type StepGroup = { group: NodeGroup; title: string; kinds: NodeKind[] };

const TITLES: Record<NodeGroup, string> = {
  start: "Start",
  logic: "Decide and wait",
  talk: "Talk",
  connect: "Connect",
};

/** Every kind of step by its group, in the order of the catalog. */
export const STEP_GROUPS: readonly StepGroup[] = groupsOf(Object.keys(catalog).filter(isNodeKind));

function groupsOf(kinds: readonly NodeKind[]): StepGroup[] {
  const groups = [...new Set(kinds.map((kind) => catalog[kind].group))];

  return groups.map((group) => ({
    group,
    title: TITLES[group],
    kinds: kinds.filter((kind) => catalog[kind].group === group),
  }));
}

function isNodeKind(text: string): text is NodeKind {
  return Object.hasOwn(catalog, text);
}
