"use client";

import { Trash2 } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useBuilder, useEditor } from "@/components/flow/builder-context";
import { KindIcon } from "@/components/flow/nodes/kind-icon";
import { useRemoveSteps } from "@/components/flow/use-remove-steps";
import { Button } from "@/components/ui/button";
import { CloseButton } from "@/components/ui/close-button";
import { CopyText } from "@/components/ui/copy-text";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { useMediaQuery } from "@/components/ui/use-media-query";
import { catalog, type FlowNode } from "@/lib/engine/nodes/catalog";
import { StepSettings } from "./step-settings";

/** The settings of the open step: beside the canvas, or over all of a small screen. */
export function StepPanel() {
  const { editor } = useBuilder();
  const node = useEditor(({ panel, nodesById }) => (panel ? nodesById.get(panel.nodeId) : undefined));
  const isWide = useMediaQuery("(min-width: 64rem)", true);
  if (isWide) return node ? <DockedPanel key={node.id} node={node} onClose={close} /> : null;

  function close() {
    editor.closePanel();
    if (node) focusCard(node.id);
  }

  return (
    <Sheet open={node !== undefined} onOpenChange={close}>
      {node && (
        <SheetContent
          key={node.id}
          title={catalog[node.kind].label}
          description={catalog[node.kind].description}
          footer={<PanelFooter node={node} />}
          // A field in focus would bring up the keyboard over what the reader wants to see first.
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          <StepSettings node={node} />
        </SheetContent>
      )}
    </Sheet>
  );
}

function DockedPanel({ node, onClose }: { node: FlowNode; onClose: () => void }) {
  const { label, description } = catalog[node.kind];

  function closeOnEscape({ key, defaultPrevented }: KeyboardEvent) {
    // A menu or select that was open inside has taken the key for itself.
    if (key === "Escape" && !defaultPrevented) onClose();
  }

  return (
    <aside
      aria-label={`Settings: ${label}`}
      onKeyDown={closeOnEscape}
      className="flex w-96 shrink-0 animate-fade-in flex-col border-l bg-raised"
    >
      <header className="flex items-start gap-3 border-b py-3.5 pr-3 pl-5">
        <KindIcon kind={node.kind} className="mt-1 size-4.5" />
        <div className="grid min-w-0 flex-1 gap-0.5">
          <h2 className="font-semibold text-lg">{label}</h2>
          <p className="text-muted text-sm">{description}</p>
        </div>
        <CloseButton onClick={onClose} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-5">
        <StepSettings node={node} />
      </div>
      <footer className="flex items-center justify-between gap-2 border-t bg-surface px-5 py-2.5">
        <PanelFooter node={node} />
      </footer>
    </aside>
  );
}

function PanelFooter({ node }: { node: FlowNode }) {
  const { isReadOnly } = useBuilder();
  const removeSteps = useRemoveSteps();

  return (
    <>
      <p className="mr-auto flex min-w-0 items-center gap-1.5 text-subtle text-xs">
        Step id <CopyText value={node.id} copyLabel="Copy the step's id" />
      </p>
      {!isReadOnly && (
        <Button size="sm" variant="ghost" onClick={() => removeSteps(new Set([node.id]))}>
          <Trash2 aria-hidden="true" />
          Delete step
        </Button>
      )}
    </>
  );
}

/** Back to where the settings were opened from, once they have made room. */
function focusCard(nodeId: string): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(nodeId)}"]`)?.focus();
  });
}
