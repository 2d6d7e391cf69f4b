"use client";

import { DurationField } from "@/components/flow/form/duration-field";
import type { FormProps, NodeView } from "./node-view";

export const waitView: NodeView<"wait"> = { Form: WaitForm, outputs: [] };

function WaitForm({ node: { config }, onChange }: FormProps<"wait">) {
  return (
    <DurationField
      path="config.seconds"
      label="How long"
      hint="The run sleeps meanwhile, also through restarts. Up to 365 days."
      seconds={config.seconds}
      onChange={(seconds) => onChange({ ...config, seconds })}
    />
  );
}
