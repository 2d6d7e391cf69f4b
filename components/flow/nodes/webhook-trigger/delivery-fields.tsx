"use client";

import { ChevronRight } from "lucide-react";
import { DurationField } from "@/components/flow/form/duration-field";
import { useStep } from "@/components/flow/form/step-context";
import { StepField } from "@/components/flow/form/step-field";
import type { FormProps } from "@/components/flow/nodes/node-view";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { RetrySchedule } from "./retry-schedule";
import { scheduleWords } from "./schedule-words";

const SETTINGS = ["successRule", "retryGapsSeconds", "timeoutMs", "waitForDelivery"];

/** What counts as delivered and how often it is tried: rarely touched, so folded away. */
export function DeliveryFields({ node: { config }, onChange }: FormProps<"webhook_trigger">) {
  const { problems } = useStep();
  const hasProblem = problems.some(({ path }) => SETTINGS.some((name) => path.startsWith(`config.${name}`)));

  return (
    <details className="group rounded-lg border" open={hasProblem || undefined}>
      <summary className="flex list-none items-start gap-2 rounded-lg px-3 py-2.5 hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="mt-0.5 size-4 shrink-0 text-subtle transition-transform duration-100 group-open:rotate-90"
        />
        <span className="grid gap-0.5">
          <span className="font-medium text-sm">Delivery</span>
          <span className="text-muted text-sm">Tried {scheduleWords(config.retryGapsSeconds)}</span>
        </span>
      </summary>
      <div className="grid gap-5 border-t p-3 pt-4">
        <RetrySchedule
          gaps={config.retryGapsSeconds}
          onChange={(retryGapsSeconds) => onChange({ ...config, retryGapsSeconds })}
        />
        <StepField path="config.successRule" label="Counts as delivered">
          <Select
            value={config.successRule}
            onValueChange={(successRule) => onChange({ ...config, successRule })}
            options={[
              { value: "2xx", label: "Any success status (200 to 299)" },
              { value: "200", label: "Only status 200" },
            ]}
          />
        </StepField>
        <DurationField
          path="config.timeoutMs"
          label="Wait for an answer"
          hint="Each try is given up after this time."
          units={["seconds"]}
          seconds={config.timeoutMs / 1000}
          onChange={(seconds) => onChange({ ...config, timeoutMs: Math.round(seconds * 1000) })}
        />
        <div data-path="config.waitForDelivery">
          <Switch
            label="Wait for the delivery"
            hint="On, the flow goes on once it was delivered or given up. Off, it goes on at once."
            checked={config.waitForDelivery}
            onCheckedChange={(waitForDelivery) => onChange({ ...config, waitForDelivery })}
          />
        </div>
      </div>
    </details>
  );
}
