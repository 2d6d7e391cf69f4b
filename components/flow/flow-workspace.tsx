"use client";

import { useBuilder } from "./builder-context";
import { FlowCanvas } from "./canvas/flow-canvas";
import { AddStepDialog } from "./palette/add-step-dialog";
import { Palette } from "./palette/palette";
import { StepPanel } from "./panel/step-panel";

/** The canvas with its palette, and the settings of the open step beside it. */
export function FlowWorkspace() {
  const { isReadOnly } = useBuilder();

  return (
    <div className="flex min-h-0 flex-1">
      <div className="relative min-w-0 flex-1">
        <FlowCanvas />
        {!isReadOnly && (
          <>
            <Palette />
            <AddStepDialog />
          </>
        )}
      </div>
      <StepPanel />
    </div>
  );
}
