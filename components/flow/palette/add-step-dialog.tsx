"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { KindIcon } from "@/components/flow/nodes/kind-icon";
import { useAddStep } from "@/components/flow/use-add-step";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { catalog, type NodeKind } from "@/lib/engine/nodes/catalog";
import { STEP_GROUPS } from "./step-groups";

/** The palette of small screens: rises from the bottom, with room to say what each step does. */
export function AddStepDialog() {
  const [isOpen, setOpen] = useState(false);
  const addStep = useAddStep();

  function add(kind: NodeKind) {
    setOpen(false);
    addStep({ kind });
  }

  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="primary" className="absolute right-3 bottom-3 z-10 shadow-float xl:hidden">
          <Plus aria-hidden="true" />
          Add a step
        </Button>
      </DialogTrigger>
      <DialogContent title="Add a step" description="It follows on the selected step, if there is one.">
        {STEP_GROUPS.map(({ group, title, kinds }) => (
          <section key={group} className="grid gap-1">
            <h3 className="text-subtle text-xs">{title}</h3>
            {kinds.map((kind) => (
              <button
                key={kind}
                type="button"
                onClick={() => add(kind)}
                className="-mx-2 flex items-start gap-3 rounded-md px-2 py-2 text-start hover:bg-hover focus-visible:-outline-offset-2 active:bg-pressed"
              >
                <KindIcon kind={kind} className="mt-0.5" />
                <span className="grid">
                  <span className="font-medium text-sm">{catalog[kind].label}</span>
                  <span className="text-muted text-sm">{catalog[kind].description}</span>
                </span>
              </button>
            ))}
          </section>
        ))}
      </DialogContent>
    </Dialog>
  );
}
