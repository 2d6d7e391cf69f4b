"use client";

import type { KeyboardEvent } from "react";
import { useBuilder } from "@/components/flow/builder-context";
import { useRemoveSteps } from "@/components/flow/use-remove-steps";

/**
 * Keys that mean something on the canvas: Enter opens the step in focus, Delete and Backspace remove
 * what is selected, or else the step in focus. React Flow itself does arrows, Space and Escape.
 */
export function useCanvasKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  const { editor } = useBuilder();
  const removeSteps = useRemoveSteps();

  function removeFrom(canvas: HTMLElement, focusedId: string | undefined): void {
    const { cards, cables } = editor.store.getState();
    const isSelected = cards.some(({ selected }) => selected) || cables.some(({ selected }) => selected);
    if (!isSelected && !focusedId) return;
    removeSteps(isSelected || !focusedId ? undefined : new Set([focusedId]));
    // What had the focus is gone; the next Tab goes on from the canvas.
    canvas.focus();
  }

  return (event) => {
    const { key, target, currentTarget } = event;
    if (event.altKey || event.ctrlKey || event.metaKey || !(target instanceof Element)) return;
    if (target.closest("button, input, textarea, select, a")) return;
    const nodeId = target.closest<HTMLElement>(".react-flow__node")?.dataset.id;
    if (key === "Enter" && nodeId) {
      // Or the field that gets the focus would take the key as well.
      event.preventDefault();
      editor.openPanel(nodeId, "");
    }
    if (key === "Escape") editor.closePanel();
    if (key !== "Delete" && key !== "Backspace") return;
    event.preventDefault();
    removeFrom(currentTarget, nodeId);
  };
}
