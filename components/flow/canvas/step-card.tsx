"use client";

import { type NodeProps, useConnection } from "@xyflow/react";
import { CircleAlert, Unplug } from "lucide-react";
import { memo } from "react";
import { useBuilder, useEditor } from "@/components/flow/builder-context";
import { type Card, nodeName } from "@/components/flow/editor/canvas-items";
import { cardSentence } from "@/components/flow/editor/card-sentence";
import { CARD_WIDTH_PX } from "@/components/flow/editor/place-node";
import { NO_PROBLEMS } from "@/components/flow/editor/problem-index";
import { KindIcon } from "@/components/flow/nodes/kind-icon";
import { cn } from "@/components/ui/cn";
import { StatusDot } from "@/components/ui/status-dot";
import type { Port } from "@/lib/engine/node";
import { catalog, type FlowNode, outputsOf } from "@/lib/engine/nodes/catalog";
import { GROUP_CABLE } from "./group-cable";
import { Jack } from "./jack";
import { Sentence } from "./sentence";

/** A step on the canvas. React Flow tells it about every move; only what it shows is drawn anew. */
export function StepCard({ id, selected }: NodeProps<Card>) {
  const node = useEditor(({ nodesById }) => nodesById.get(id));

  return node ? <CardFace node={node} isSelected={selected} /> : null;
}

type CardFaceProps = { node: FlowNode; isSelected: boolean };

const CardFace = memo(function CardFace({ node, isSelected }: CardFaceProps) {
  const { group, isTrigger } = catalog[node.kind];
  const surroundings = useEditor((state) => state.surroundings);
  const ports = outputsOf(node);
  const [only, second] = ports;

  return (
    <div
      style={{ width: CARD_WIDTH_PX }}
      className={cn(
        "group/card relative rounded-lg border bg-raised text-sm shadow-press transition-[border-color,box-shadow] duration-100",
        isSelected ? "border-ink shadow-float ring-1 ring-ink" : "border-line-strong hover:border-control",
        GROUP_CABLE[group],
      )}
    >
      {isTrigger ? <StartsHere /> : <WayIn nodeId={node.id} />}
      <div className="flex gap-2.5 p-3">
        <span className="grid size-8 shrink-0 place-items-center rounded-md bg-[color-mix(in_oklab,var(--cable)_13%,transparent)]">
          <KindIcon kind={node.kind} className="size-4.5" />
        </span>
        <div className="grid min-w-0 gap-0.5 pt-0.5">
          <p className="truncate font-semibold leading-snug">{nodeName(node)}</p>
          <p className="line-clamp-4 break-words text-muted text-xs leading-4.5">
            <Sentence parts={cardSentence(node, surroundings)} />
          </p>
        </div>
      </div>
      {only && !second ? <WayOut nodeId={node.id} port={only} className="top-7" /> : null}
      {second ? <WaysOut nodeId={node.id} ports={ports} /> : null}
      <Notes nodeId={node.id} />
    </div>
  );
});

function StartsHere() {
  return (
    <p className="absolute -top-2.5 left-3 flex items-center gap-1 rounded-full border border-line-strong bg-raised py-px pr-2 pl-1 font-medium text-2xs text-muted">
      <StatusDot tone="signal" className="size-2.5" />
      Starts here
    </p>
  );
}

function WayIn({ nodeId }: { nodeId: string }) {
  const { isReadOnly } = useBuilder();
  const isPlugged = useEditor(({ plugged }) => plugged.has(nodeId));
  const isWanted = useConnection(
    ({ inProgress, fromNode, fromHandle }) =>
      inProgress && fromHandle.type === "source" && fromNode.id !== nodeId,
  );

  return (
    <Jack
      id="in"
      side="in"
      isPlugged={isPlugged}
      isConnectable={!isReadOnly}
      title="Way in"
      className={cn("top-7", isWanted && "jack-wanted")}
    />
  );
}

type WayOutProps = { nodeId: string; port: Port; className?: string };

function WayOut({ nodeId, port, className }: WayOutProps) {
  const { isReadOnly } = useBuilder();
  const isPlugged = useEditor(({ plugged }) => plugged.has(`${nodeId} ${port.id}`));
  const isWanted = useConnection(
    ({ inProgress, fromNode, fromHandle }) =>
      inProgress && fromHandle.type === "target" && fromNode.id !== nodeId,
  );

  return (
    <Jack
      id={port.id}
      side="out"
      isPlugged={isPlugged}
      isConnectable={!isReadOnly}
      title={
        isPlugged
          ? `${port.label}: pull a new cable to lead elsewhere`
          : `${port.label}: pull a cable from here`
      }
      className={cn(className, isWanted && "jack-wanted")}
    />
  );
}

function WaysOut({ nodeId, ports }: { nodeId: string; ports: readonly Port[] }) {
  return (
    <ul className="border-t bg-surface py-1 last:rounded-b-lg">
      {ports.map((port) => (
        <li key={port.id} className="relative flex h-6.5 items-center justify-end pr-4 text-muted text-xs">
          {port.label}
          <WayOut nodeId={nodeId} port={port} />
        </li>
      ))}
    </ul>
  );
}

/** What keeps the step from working, or a hint that nothing leads to it. */
function Notes({ nodeId }: { nodeId: string }) {
  const [first, ...others] = useEditor(({ problems }) => problems.byNode.get(nodeId) ?? NO_PROBLEMS);
  const isUnreached = useEditor(({ unreached }) => unreached.has(nodeId));
  // While the settings of a new step are open for the first time, they say what is missing.
  const isNew = useEditor(({ panel }) => panel?.nodeId === nodeId && panel.isNew);
  if ((!first && !isUnreached) || isNew) return null;
  if (!first) {
    return (
      <p className="flex items-center gap-1.5 border-t px-3 py-1.5 text-subtle text-xs">
        <Unplug aria-hidden="true" className="size-3.5 shrink-0" />
        Nothing leads here yet
      </p>
    );
  }

  return (
    <p className="flex gap-1.5 rounded-b-lg border-t bg-danger-soft px-3 py-1.5 text-danger-ink text-xs">
      <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
      <span className="line-clamp-2 min-w-0 flex-1">{first.message}</span>
      {others.length > 0 && <span className="shrink-0 font-medium tabular-nums">+{others.length}</span>}
    </p>
  );
}
