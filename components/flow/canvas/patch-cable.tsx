"use client";

import { EdgeLabelRenderer, type EdgeProps } from "@xyflow/react";
import { Unplug } from "lucide-react";
import { memo } from "react";
import { useBuilder } from "@/components/flow/builder-context";
import type { Cable } from "@/components/flow/editor/canvas-items";
import { removeEdges } from "@/components/flow/editor/connect";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { cableShape } from "./cable-shape";
import { FAILURE_CABLE, GROUP_CABLE } from "./group-cable";
import { Plug } from "./plug";

/** A connection: a cable in the colour of where it comes from, with a plug at each end. */
export const PatchCable = memo(function PatchCable(props: EdgeProps<Cable>) {
  const { id, sourceX, sourceY, targetX, targetY, selected, data } = props;
  const { path, middle } = cableShape({ x: sourceX, y: sourceY }, { x: targetX, y: targetY });
  const colour = data?.isFailure ? FAILURE_CABLE : GROUP_CABLE[data?.group ?? "logic"];

  return (
    <>
      <g className={cn("patch-cable", colour)}>
        {/* The gap that shows which of two crossing cables lies on top. */}
        <path d={path} fill="none" className="patch-cable-gap" />
        <path d={path} fill="none" className="patch-cable-core" />
        <Plug x={sourceX} y={sourceY} side="right" />
        <Plug x={targetX} y={targetY} side="left" />
      </g>
      <path
        d={path}
        fill="none"
        strokeOpacity={0}
        strokeWidth={22}
        className="react-flow__edge-interaction"
      />
      {selected && <UnplugButton cableId={id} {...middle} />}
    </>
  );
});

function UnplugButton({ cableId, x, y }: { cableId: string; x: number; y: number }) {
  const { editor, isReadOnly } = useBuilder();
  if (isReadOnly) return null;

  return (
    <EdgeLabelRenderer>
      <div
        className="nodrag nopan pointer-events-auto absolute z-1001"
        style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
      >
        <IconButton
          label="Remove the connection"
          variant="secondary"
          size="sm"
          className="rounded-full"
          onClick={() => editor.edit((flow) => removeEdges(flow, new Set([cableId])))}
        >
          <Unplug aria-hidden="true" />
        </IconButton>
      </div>
    </EdgeLabelRenderer>
  );
}
