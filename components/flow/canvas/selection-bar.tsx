"use client";

import { Panel } from "@xyflow/react";
import { Trash2 } from "lucide-react";
import { useEditor } from "@/components/flow/builder-context";
import { useRemoveSteps } from "@/components/flow/use-remove-steps";
import { Button } from "@/components/ui/button";

/** What can be done with several selected steps. */
export function SelectionBar() {
  const removeSteps = useRemoveSteps();
  const count = useEditor(({ cards }) => cards.filter(({ selected }) => selected).length);
  if (count < 2) return null;

  return (
    <Panel position="top-center" className="m-3!">
      <div className="flex items-center gap-2 rounded-lg border border-line-strong bg-raised py-1 pr-1 pl-3 text-sm shadow-float">
        <span role="status">{count} steps selected</span>
        <Button size="sm" variant="ghost" onClick={() => removeSteps()}>
          <Trash2 aria-hidden="true" />
          Delete
        </Button>
      </div>
    </Panel>
  );
}
