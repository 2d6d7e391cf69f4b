import type { ComponentType } from "react";
import type { StepOutput } from "@/components/flow/editor/insertables";
import type { FlowNode, NodeConfigs, NodeKind } from "@/lib/engine/nodes/catalog";

export type FormProps<Kind extends NodeKind> = {
  node: FlowNode<Kind>;
  /** Takes the settings as a whole: what a form does not know has to stay. */
  onChange: (config: NodeConfigs[Kind]) => void;
};

/** How the builder shows a kind of step; its icon is in `kind-icon.tsx`. */
export type NodeView<Kind extends NodeKind> = {
  Form: ComponentType<FormProps<Kind>>;
  /** What later steps can use of it. */
  outputs: readonly StepOutput[];
};
