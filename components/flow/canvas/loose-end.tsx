"use client";

import type { ConnectionLineComponentProps } from "@xyflow/react";
import { useEditor } from "@/components/flow/builder-context";
import type { Card } from "@/components/flow/editor/canvas-items";
import { cn } from "@/components/ui/cn";
import { catalog } from "@/lib/engine/nodes/catalog";
import { cableShape } from "./cable-shape";
import { GROUP_CABLE } from "./group-cable";
import { Plug } from "./plug";

/** The cable while it is being drawn: its end is in the hand, or snaps into a jack that takes it. */
export function LooseEnd({ fromX, fromY, toX, toY, fromNode, fromHandle, connectionStatus }: LooseEndProps) {
  const kind = useEditor(({ nodesById }) => nodesById.get(fromNode.id)?.kind);
  const isForward = fromHandle.type === "source";
  const hand = { x: toX, y: toY };
  const jack = { x: fromX, y: fromY };
  const [from, to] = isForward ? [jack, hand] : [hand, jack];
  const { path } = cableShape(from, to);

  return (
    <g className={cn("patch-cable", kind && GROUP_CABLE[catalog[kind].group])}>
      <path d={path} fill="none" className="patch-cable-gap" />
      <path
        d={path}
        fill="none"
        className={cn("patch-cable-core", connectionStatus !== "valid" && "patch-cable-searching")}
      />
      <Plug {...from} side="right" />
      <Plug {...to} side="left" />
    </g>
  );
}

type LooseEndProps = ConnectionLineComponentProps<Card>;
