"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { useBuilder, useEditor } from "@/components/flow/builder-context";
import { configure, renameNode } from "@/components/flow/editor/change-node";
import { insertablesFor } from "@/components/flow/editor/insertables";
import { NO_PROBLEMS } from "@/components/flow/editor/problem-index";
import { focusField } from "@/components/flow/form/focus-field";
import { StepContext, type StepSurroundings } from "@/components/flow/form/step-context";
import { StepField } from "@/components/flow/form/step-field";
import { useProblemsInTime } from "@/components/flow/form/use-problems-in-time";
import { views } from "@/components/flow/nodes/views";
import { Input } from "@/components/ui/input";
import { catalog, type FlowNode, type NodeKind } from "@/lib/engine/nodes/catalog";
import { NextSteps } from "./next-steps";
import { OtherProblems } from "./other-problems";

/** Everything about one step: its name, its kind's own settings, and where it leads. */
export function StepSettings({ node }: { node: FlowNode }) {
  const { editor, seen, isReadOnly } = useBuilder();
  const problems = useEditor(({ problems }) => problems.byNode.get(node.id) ?? NO_PROBLEMS);
  const isNew = useEditor(({ panel }) => panel?.isNew ?? false);
  const inTime = useProblemsInTime(problems, isNew);
  const step: StepSurroundings = {
    nodeId: node.id,
    problems: inTime.problems,
    insertables: () =>
      insertablesFor({
        flow: editor.store.getState().flow,
        nodeId: node.id,
        seen,
        outputsOfKind: (kind) => views[kind].outputs,
      }),
  };

  return (
    <StepContext value={step}>
      <FocusOnRequest>
        {/* One switch for all of its fields. */}
        <fieldset disabled={isReadOnly} onBlur={inTime.onBlur} className="grid min-w-0 gap-5">
          <OtherProblems problems={problems} nodeId={node.id} />
          <StepField path="name" label="Name">
            <Input
              value={node.name}
              placeholder={catalog[node.kind].label}
              maxLength={200}
              autoComplete="off"
              onChange={(event) => editor.edit((flow) => renameNode(flow, node.id, event.target.value))}
            />
          </StepField>
          <KindForm node={node} />
          <NextSteps node={node} />
        </fieldset>
      </FocusOnRequest>
    </StepContext>
  );
}

function KindForm<Kind extends NodeKind>({ node }: { node: FlowNode<Kind> }) {
  const { editor } = useBuilder();
  const { Form } = views[node.kind];

  return <Form node={node} onChange={(config) => editor.edit((flow) => configure(flow, node, config))} />;
}

/** Goes to the field that was asked for, as from a list of problems. */
function FocusOnRequest({ children }: { children: ReactNode }) {
  const container = useRef<HTMLDivElement>(null);
  const path = useEditor(({ panel }) => panel?.path ?? null);
  const request = useEditor(({ panel }) => panel?.request);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the same field may be asked for again
  useEffect(() => {
    if (path !== null && container.current) focusField(container.current, path);
  }, [path, request]);

  return <div ref={container}>{children}</div>;
}
