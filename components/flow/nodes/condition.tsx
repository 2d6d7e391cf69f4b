"use client";

import { Plus, X } from "lucide-react";
import { InsertHint } from "@/components/flow/form/insert-hint";
import { useProblem } from "@/components/flow/form/step-context";
import { StepField } from "@/components/flow/form/step-field";
import { TemplateField } from "@/components/flow/form/template-field";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { IconButton } from "@/components/ui/icon-button";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Select } from "@/components/ui/select";
import { type Rule, takesRight } from "@/lib/engine/nodes/condition/schema";
import { OPERATOR_NAMES, OPERATORS } from "@/lib/engine/operator-labels";
import type { FormProps, NodeView } from "./node-view";

export const conditionView: NodeView<"condition"> = {
  Form: ConditionForm,
  outputs: [{ field: "result", label: "whether it held" }],
};

const NEW_RULE: Rule = { left: "", operator: "equals", right: "" };
const OPERATOR_OPTIONS = OPERATOR_NAMES.map((value) => ({ value, label: OPERATORS[value].label }));

function ConditionForm({ node: { config }, onChange }: FormProps<"condition">) {
  const { rules, match } = config;
  const problem = useProblem("config.rules");

  function changeRule(index: number, rule: Rule) {
    onChange({ ...config, rules: rules.with(index, rule) });
  }

  return (
    <div className="grid gap-3">
      <StepField path="config.match" label="Go to “Yes” when">
        <SegmentedControl
          value={match}
          onValueChange={(value) => onChange({ ...config, match: value })}
          options={[
            { value: "all", label: "all of these hold" },
            { value: "any", label: "any of these holds" },
          ]}
        />
      </StepField>
      <div data-path="config.rules" className="grid gap-2">
        {problem && <FormMessage>{problem}</FormMessage>}
        {rules.map((rule, index) => (
          <RuleFields
            // biome-ignore lint/suspicious/noArrayIndexKey: rules have no ids, and their fields keep no state
            key={index}
            rule={rule}
            path={`config.rules[${index}]`}
            number={index + 1}
            onChange={(changed) => changeRule(index, changed)}
            onRemove={() => onChange({ ...config, rules: rules.toSpliced(index, 1) })}
          />
        ))}
      </div>
      <Button
        size="sm"
        variant="ghost"
        className="-ml-1 justify-self-start"
        onClick={() => onChange({ ...config, rules: [...rules, NEW_RULE] })}
      >
        <Plus aria-hidden="true" />
        Add a rule
      </Button>
      <p className="text-sm text-subtle">
        <InsertHint example="webhookBody.offerCode" />
      </p>
    </div>
  );
}

type RuleFieldsProps = {
  rule: Rule;
  path: string;
  number: number;
  onChange: (rule: Rule) => void;
  onRemove: () => void;
};

function RuleFields({ rule, path, number, onChange, onRemove }: RuleFieldsProps) {
  return (
    <fieldset className="grid min-w-0 gap-2 rounded-lg border bg-surface p-2.5">
      <legend className="sr-only">Rule {number}</legend>
      <TemplateField
        path={`${path}.left`}
        label="What to look at"
        isLabelHidden
        placeholder="{{webhookBody.offerCode}}"
        value={rule.left}
        onChange={(left) => onChange({ ...rule, left })}
      />
      <div className="flex items-center gap-2">
        <StepField path={`${path}.operator`} label="Comparison" isLabelHidden className="min-w-0 flex-1">
          <Select
            value={rule.operator}
            onValueChange={(operator) => onChange({ ...rule, operator })}
            options={OPERATOR_OPTIONS}
          />
        </StepField>
        <IconButton label={`Remove rule ${number}`} onClick={onRemove}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
      {takesRight(rule.operator) && (
        <TemplateField
          path={`${path}.right`}
          label="What to compare with"
          isLabelHidden
          placeholder="Compare with"
          value={rule.right ?? ""}
          onChange={(right) => onChange({ ...rule, right })}
        />
      )}
    </fieldset>
  );
}
