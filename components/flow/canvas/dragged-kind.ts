import type { DragEvent } from "react";
import { catalog, type NodeKind } from "@/lib/engine/nodes/catalog";

const MEDIA_TYPE = "application/x-patchbay-step";

export function setDraggedKind({ dataTransfer }: DragEvent, kind: NodeKind): void {
  dataTransfer.setData(MEDIA_TYPE, kind);
  dataTransfer.effectAllowed = "copy";
}

/** Whether something from the palette is being dragged; what it is, only the drop tells. */
export function isStepDrag({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes(MEDIA_TYPE);
}

export function draggedKind({ dataTransfer }: DragEvent): NodeKind | null {
  const kind = dataTransfer.getData(MEDIA_TYPE);

  return isNodeKind(kind) ? kind : null;
}

function isNodeKind(text: string): text is NodeKind {
  return Object.hasOwn(catalog, text);
}
