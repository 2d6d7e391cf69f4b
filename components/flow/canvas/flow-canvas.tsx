"use client";

import { Background, type Edge, type Connection as Plugged, ReactFlow, useReactFlow } from "@xyflow/react";
import type { DragEvent } from "react";
import { useBuilder, useEditor } from "@/components/flow/builder-context";
import type { Cable, Card } from "@/components/flow/editor/canvas-items";
import { type Connection, canConnect, connect, removeEdges } from "@/components/flow/editor/connect";
import { CARD_WIDTH_PX } from "@/components/flow/editor/place-node";
import { useAddStep } from "@/components/flow/use-add-step";
import { CanvasControls } from "./canvas-controls";
import { draggedKind, isStepDrag } from "./dragged-kind";
import { EmptyCanvas } from "./empty-canvas";
import "./flow.css";
import { LooseEnd } from "./loose-end";
import { PatchCable } from "./patch-cable";
import { SelectionBar } from "./selection-bar";
import { StepCard } from "./step-card";
import { useCanvasKeys } from "./use-canvas-keys";
import { useCanvasView } from "./use-canvas-view";

const NODE_TYPES = { step: StepCard };
const EDGE_TYPES = { cable: PatchCable };
const GRID: [number, number] = [10, 10];
/** What screen readers say about the canvas, in our words. */
const ARIA_LABELS = {
  "node.a11yDescription.default":
    "Press Enter to open this step's settings, Space to select it. Arrow keys move a selected step, Delete removes it.",
  "node.a11yDescription.keyboardDisabled": "Press Enter to open this step's settings.",
  "node.a11yDescription.ariaLiveMessage": ({ direction }: { direction: string }) => `Moved ${direction}`,
  "edge.a11yDescription.default": "Press Enter to select this connection, then Delete to remove it.",
  "handle.ariaLabel": "Jack",
};

/** The flow, drawn. Everything that can be done here can be done in the panel by keyboard, too. */
export function FlowCanvas() {
  const { editor, agent, isReadOnly } = useBuilder();
  const cards = useEditor((state) => state.cards);
  const cables = useEditor((state) => state.cables);
  const isEmpty = useEditor(({ flow }) => flow.nodes.length === 0);
  const isReady = useEditor((state) => state.isReady);
  const { screenToFlowPosition, getZoom } = useReactFlow();
  const addStep = useAddStep();
  const onKeyDown = useCanvasKeys();
  const isEditable = isReady && !isReadOnly;
  useCanvasView();

  function drop(event: DragEvent) {
    const kind = draggedKind(event);
    if (!kind || !isEditable) return;
    event.preventDefault();
    const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false });
    const [stepX, stepY] = GRID;
    const left = Math.round((x - CARD_WIDTH_PX / 2) / stepX) * stepX;
    addStep({ kind, position: { x: left, y: Math.round((y - 24 / getZoom()) / stepY) * stepY } });
  }

  function rewire(old: Edge, plugged: Plugged) {
    editor.edit((flow) => connect(removeEdges(flow, new Set([old.id])), connectionOf(plugged)));
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to keys that its steps did not take
    <div
      tabIndex={-1}
      className="relative h-full min-w-0 bg-canvas outline-none"
      onKeyDown={onKeyDown}
      onDragOver={(event) => {
        if (!isStepDrag(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
      }}
      onDrop={drop}
    >
      <ReactFlow<Card, Cable>
        id={agent.id}
        aria-label={`Flow of ${agent.name}`}
        nodes={cards}
        edges={cables}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={editor.moveCards}
        onEdgesChange={editor.changeCables}
        onNodeClick={({ shiftKey, metaKey, ctrlKey }, { id }) => {
          if (!shiftKey && !metaKey && !ctrlKey) editor.openPanel(id);
        }}
        onPaneClick={editor.closePanel}
        onConnect={(plugged) => editor.edit((flow) => connect(flow, connectionOf(plugged)))}
        onReconnect={rewire}
        isValidConnection={(plugged) => canConnect(editor.store.getState().flow, connectionOf(plugged))}
        connectionLineComponent={LooseEnd}
        connectionRadius={32}
        reconnectRadius={12}
        edgesReconnectable={isEditable}
        nodesDraggable={isEditable}
        nodesConnectable={isEditable}
        snapToGrid
        snapGrid={GRID}
        panOnScroll
        zoomOnDoubleClick={false}
        deleteKeyCode={null}
        minZoom={0.2}
        maxZoom={1.6}
        nodeDragThreshold={4}
        ariaLabelConfig={ARIA_LABELS}
        attributionPosition="bottom-center"
      >
        <Background gap={20} size={1.5} />
        <CanvasControls />
        <SelectionBar />
      </ReactFlow>
      {isEmpty && isReady && <EmptyCanvas />}
    </div>
  );
}

function connectionOf({ source, sourceHandle, target }: Plugged | Edge): Connection {
  return { source, sourcePort: sourceHandle ?? "", target };
}
