"use client";

import { useBuilder, useEditor } from "@/components/flow/builder-context";
import { nodeName } from "@/components/flow/editor/canvas-items";
import { canConnect, connect, disconnect, targetOf } from "@/components/flow/editor/connect";
import { StepField } from "@/components/flow/form/step-field";
import { STEP_GROUPS } from "@/components/flow/palette/step-groups";
import { useAddStep } from "@/components/flow/use-add-step";
import { Select } from "@/components/ui/select";
import type { Flow } from "@/lib/engine/flow";
import { FAILED_PORT, type Port } from "@/lib/engine/node";
import { catalog, type FlowNode, type NodeKind, outputsOf } from "@/lib/engine/nodes/catalog";

const NOTHING = "-";
const NEW_KINDS = STEP_GROUPS.flatMap(({ kinds }) => kinds).filter((kind) => !catalog[kind].isTrigger);

/** Where each way out of a step leads: what the cables show, for those who do not draw. */
export function NextSteps({ node }: { node: FlowNode }) {
  const ports = outputsOf(node);

  return (
    <section className="grid gap-3 border-t pt-5">
      <h3 className="font-semibold text-md">What happens next</h3>
      {ports.map((port) => (
        <NextStep key={port.id} node={node} port={port} isOnly={ports.length === 1} />
      ))}
    </section>
  );
}

type NextStepProps = { node: FlowNode; port: Port; isOnly: boolean };

function NextStep({ node, port, isOnly }: NextStepProps) {
  const { editor } = useBuilder();
  const flow = useEditor((state) => state.flow);
  const addStep = useAddStep();
  const from = { source: node.id, sourcePort: port.id };

  function choose(value: string) {
    const kind = NEW_KINDS.find((candidate) => newStep(candidate) === value);
    if (kind) addStep({ kind, port: from });
    else if (value === NOTHING) editor.edit((edited) => disconnect(edited, from));
    else editor.edit((edited) => connect(edited, { ...from, target: value }));
  }

  return (
    <StepField path={`ports.${port.id}`} label={isOnly ? "Then go to" : `${port.label}: then go to`}>
      <Select
        value={targetOf(flow, from) ?? NOTHING}
        onValueChange={choose}
        options={[
          {
            value: NOTHING,
            label: port.id === FAILED_PORT ? "Nothing: the run fails" : "Nothing: the run ends",
          },
          ...stepsGroup(flow, from),
          {
            label: "Add a new step",
            options: NEW_KINDS.map((kind) => ({ value: newStep(kind), label: catalog[kind].label })),
          },
        ]}
      />
    </StepField>
  );
}

function stepsGroup(flow: Flow, from: { source: string; sourcePort: string }) {
  const options = flow.nodes
    .filter(({ id }) => canConnect(flow, { ...from, target: id }))
    .map((node) => ({ value: node.id, label: nodeName(node) }));

  return options.length > 0 ? [{ label: "Steps of this flow", options }] : [];
}

/** No id of a node contains a space. */
function newStep(kind: NodeKind): string {
  return `new ${kind}`;
}
