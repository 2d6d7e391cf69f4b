"use client";

import { Webhook } from "lucide-react";
import { useBuilder } from "@/components/flow/builder-context";
import { useAddStep } from "@/components/flow/use-add-step";
import { Button } from "@/components/ui/button";
import { LooseCable } from "@/components/ui/loose-cable";

/** What to do first. */
export function EmptyCanvas() {
  const { isReadOnly } = useBuilder();
  const addStep = useAddStep();

  return (
    <div className="pointer-events-none absolute inset-0 grid place-items-center p-6 pb-20">
      <section className="grid max-w-sm justify-items-center gap-5 text-center">
        <LooseCable />
        <div className="grid gap-1.5">
          <h2 className="font-semibold text-lg">Start with a trigger</h2>
          <p className="text-md text-muted">
            {isReadOnly
              ? "This agent has no steps yet. Its builders can add some."
              : "A trigger says what sets this agent off, such as a marketing tool that calls its webhook. Then add what should happen, step by step."}
          </p>
        </div>
        {!isReadOnly && (
          <Button
            variant="primary"
            className="pointer-events-auto"
            onClick={() => addStep({ kind: "webhook" })}
          >
            <Webhook aria-hidden="true" />
            Add a webhook trigger
          </Button>
        )}
      </section>
    </div>
  );
}
