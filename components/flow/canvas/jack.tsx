"use client";

import { Handle, Position } from "@xyflow/react";
import { cn } from "@/components/ui/cn";

type JackProps = {
  /** The port's id, or "in". */
  id: string;
  side: "in" | "out";
  isPlugged: boolean;
  isConnectable: boolean;
  /** For the pointer: what leads where. */
  title: string;
  className?: string;
};

/** Where a cable is plugged in. Smaller than a finger, so its hit area is larger than what is seen. */
export function Jack({ id, side, isPlugged, isConnectable, title, className }: JackProps) {
  return (
    <Handle
      id={id}
      type={side === "in" ? "target" : "source"}
      position={side === "in" ? Position.Left : Position.Right}
      isConnectable={isConnectable}
      title={title}
      className={cn("jack", isPlugged && "jack-plugged", className)}
    />
  );
}
