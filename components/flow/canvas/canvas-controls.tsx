"use client";

import { Panel, useReactFlow, useStore } from "@xyflow/react";
import { Maximize, Minus, Plus } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { fitOptions } from "./fit-options";
import { motionMs } from "./motion";

const ZOOM_MS = 120;

/** Zoom and fit, in a corner of the canvas. */
export function CanvasControls() {
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100));

  return (
    <Panel position="bottom-left" className="m-3!">
      <div
        role="toolbar"
        aria-label="View"
        className="flex items-center rounded-lg border border-line-strong bg-raised p-0.5 shadow-press"
      >
        <IconButton label="Zoom out" size="sm" onClick={() => zoomOut({ duration: motionMs(ZOOM_MS) })}>
          <Minus aria-hidden="true" />
        </IconButton>
        <span className="w-10 text-center text-muted text-xs tabular-nums">{percent}%</span>
        <IconButton label="Zoom in" size="sm" onClick={() => zoomIn({ duration: motionMs(ZOOM_MS) })}>
          <Plus aria-hidden="true" />
        </IconButton>
        <span className="mx-0.5 h-4 w-px bg-line" />
        <IconButton label="Show the whole flow" size="sm" onClick={() => fitView(fitOptions())}>
          <Maximize aria-hidden="true" />
        </IconButton>
      </div>
    </Panel>
  );
}
