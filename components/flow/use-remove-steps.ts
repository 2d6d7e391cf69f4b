"use client";

import { toast } from "sonner";
import { useBuilder } from "./builder-context";
import { nodeName } from "./editor/canvas-items";
import { removeEdges } from "./editor/connect";
import { putBack, type Removed, removeNodes } from "./editor/remove-nodes";

/** Long enough to notice, and to reach the button by keyboard. */
const UNDO_MS = 10_000;

/**
 * Deletes steps and cables, those that are selected unless told otherwise. Steps can be brought back
 * for a while: a step may hold an hour of somebody's work.
 */
export function useRemoveSteps(): (nodeIds?: ReadonlySet<string>) => void {
  const { editor, isReadOnly } = useBuilder();

  function remove(nodeIds?: ReadonlySet<string>): void {
    if (isReadOnly) return;
    const { cards, cables, flow } = editor.store.getState();
    const plugs = nodeIds ? new Set<string>() : selectedIds(cables);
    const { flow: rest, removed } = removeNodes(flow, nodeIds ?? selectedIds(cards));
    editor.edit(() => removeEdges(rest, plugs));
    if (removed.nodes.length === 0) return;
    toast(titleOf(removed), {
      duration: UNDO_MS,
      action: { label: "Undo", onClick: () => editor.edit((now) => putBack(now, removed)) },
    });
  }

  return remove;
}

function selectedIds(items: readonly { id: string; selected?: boolean }[]): ReadonlySet<string> {
  return new Set(items.filter(({ selected }) => selected).map(({ id }) => id));
}

function titleOf({ nodes: [first, ...others] }: Removed): string {
  if (!first || others.length > 0) return `${others.length + 1} steps were deleted`;

  return `“${nodeName(first)}” was deleted`;
}
