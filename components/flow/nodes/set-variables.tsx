"use client";

import { InsertHint } from "@/components/flow/form/insert-hint";
import { RecordRowsField } from "@/components/flow/form/record-rows-field";
import { TemplateBox } from "@/components/flow/form/template-box";
import type { FormProps, NodeView } from "./node-view";

/** Its variables are offered as such, so it needs no outputs beside them. */
export const setVariablesView: NodeView<"set_variables"> = { Form: SetVariablesForm, outputs: [] };

function SetVariablesForm({ node: { config }, onChange }: FormProps<"set_variables">) {
  return (
    <RecordRowsField
      path="config.variables"
      label="Variables"
      hint={
        <>
          Later steps use them as <code className="font-mono text-xs">{"{{vars.name}}"}</code>. <InsertHint />
        </>
      }
      record={config.variables}
      onChange={(variables) => onChange({ ...config, variables })}
      nameLabel="Name of the variable"
      namePlaceholder="name"
      addLabel="Add a variable"
      renderValue={({ name, value }, change) => (
        <TemplateBox aria-label={`Value of ${name || "the variable"}`} value={value} onChange={change} />
      )}
    />
  );
}
