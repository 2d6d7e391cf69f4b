"use client";

import { CircleAlert } from "lucide-react";
import { useRef, useState } from "react";
import { useBuilder, useEditor } from "@/components/flow/builder-context";
import { nodeName } from "@/components/flow/editor/canvas-items";
import { Button } from "@/components/ui/button";
import { Popover, PopoverClose, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

/** How many problems keep the draft from going live; opens the list of them. */
export function ProblemList() {
  // An empty canvas says itself what to do first: that is no mistake of the reader's.
  const count = useEditor(({ problems, flow }) => (flow.nodes.length > 0 ? problems.list.length : 0));
  const [isOpen, setOpen] = useState(false);
  const isLeaving = useRef(false);
  if (count === 0) return null;

  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button size="sm" variant="ghost" className="text-danger-ink hover:text-danger-ink">
          <CircleAlert aria-hidden="true" />
          {count}
          <VisuallyHidden>{count === 1 ? "problem" : "problems"}</VisuallyHidden>
          <span aria-hidden="true" className="max-sm:hidden">
            {count === 1 ? "problem" : "problems"}
          </span>
        </Button>
      </PopoverTrigger>
      <PopoverContent
        align="end"
        aria-label="Problems"
        className="w-96 p-1.5"
        onCloseAutoFocus={(event) => {
          // The chosen field has the focus by now.
          if (isLeaving.current) event.preventDefault();
          isLeaving.current = false;
        }}
      >
        <Problems
          onChoose={() => {
            isLeaving.current = true;
          }}
        />
      </PopoverContent>
    </Popover>
  );
}

/** The problems by step. Choosing one opens the step's settings at the field. */
export function Problems({ onChoose }: { onChoose?: () => void }) {
  const { editor } = useBuilder();
  const problems = useEditor((state) => state.problems.list);
  const nodesById = useEditor((state) => state.nodesById);

  function open(nodeId: string, path: string) {
    onChoose?.();
    editor.select(new Set([nodeId]));
    editor.openPanel(nodeId, path);
  }

  return (
    <ul className="grid">
      {problems.map(({ nodeId, path, message }) => {
        const node = nodeId === null ? undefined : nodesById.get(nodeId);
        if (!node) {
          return (
            <li key={`${path} ${message}`} className="px-2.5 py-2 text-muted">
              {message}
            </li>
          );
        }

        return (
          <li key={`${nodeId} ${path} ${message}`}>
            <PopoverClose
              onClick={() => open(node.id, path)}
              className="grid w-full gap-0.5 rounded-sm px-2.5 py-2 text-start hover:bg-hover focus-visible:-outline-offset-2"
            >
              <span className="truncate font-medium">{nodeName(node)}</span>
              <span className="text-muted">{message}</span>
            </PopoverClose>
          </li>
        );
      })}
    </ul>
  );
}
