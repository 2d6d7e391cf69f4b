"use client";

import { useBuilder } from "./builder-context";
import { addNode, type NewNode } from "./editor/add-node";

/** Adds a step after the selected one, where nothing else is said, and opens its settings. */
export function useAddStep(): (wanted: NewNode) => void {
  const { editor, isReadOnly } = useBuilder();

  return (wanted) => {
    if (isReadOnly) return;
    const { cards, flow, panel } = editor.store.getState();
    const selected = cards.filter((card) => card.selected).map(({ id }) => id);
    const after = wanted.after ?? (selected.length === 1 ? selected[0] : panel?.nodeId);
    const isPlaced = wanted.position !== undefined;
    const added = addNode(flow, isPlaced ? wanted : { ...wanted, after });
    editor.edit(() => added.flow);
    editor.select(new Set([added.nodeId]));
    editor.openNew(added.nodeId);
  };
}
