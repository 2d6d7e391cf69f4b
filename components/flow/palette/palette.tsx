"use client";

import { setDraggedKind } from "@/components/flow/canvas/dragged-kind";
import { KindIcon } from "@/components/flow/nodes/kind-icon";
import { useAddStep } from "@/components/flow/use-add-step";
import { Tooltip } from "@/components/ui/tooltip";
import { catalog } from "@/lib/engine/nodes/catalog";
import { STEP_GROUPS } from "./step-groups";

/** All kinds of steps beside the canvas: a click adds one after the selected step, dragging puts it anywhere. */
export function Palette() {
  const addStep = useAddStep();

  return (
    <section
      aria-label="Add a step"
      className="absolute top-3 left-3 z-10 hidden max-h-[calc(100%-5rem)] w-44 overflow-y-auto rounded-lg border border-line-strong bg-raised p-1.5 shadow-press xl:block"
    >
      {STEP_GROUPS.map(({ group, title, kinds }) => (
        <div key={group} className="not-first:mt-1.5">
          <h2 className="px-2 py-1 text-subtle text-xs">{title}</h2>
          <ul>
            {kinds.map((kind) => (
              <li key={kind}>
                <Tooltip text={catalog[kind].description} side="right">
                  <button
                    type="button"
                    draggable
                    onDragStart={(event) => setDraggedKind(event, kind)}
                    onClick={() => addStep({ kind })}
                    className="flex h-8 w-full cursor-grab items-center gap-2.5 rounded-sm px-2 text-start font-medium text-sm transition-colors duration-100 hover:bg-hover focus-visible:-outline-offset-2 active:cursor-grabbing active:bg-pressed"
                  >
                    <KindIcon kind={kind} />
                    {catalog[kind].label}
                  </button>
                </Tooltip>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
