"use client";

import { Plus, X } from "lucide-react";
import { DurationField } from "@/components/flow/form/duration-field";
import { useProblem } from "@/components/flow/form/step-context";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { IconButton } from "@/components/ui/icon-button";

const MAX_TRIES = 10;
const NEXT_GAP_SECONDS = 1_800;

type RetryScheduleProps = {
  /** Seconds before each try, counted from the end of the one before. */
  gaps: readonly number[];
  onChange: (gaps: number[]) => void;
};

/** When a call is tried, and tried again. */
export function RetrySchedule({ gaps, onChange }: RetryScheduleProps) {
  const problem = useProblem("config.retryGapsSeconds");

  return (
    <fieldset data-path="config.retryGapsSeconds" className="grid min-w-0 gap-2">
      <legend className="mb-1.5 font-medium text-sm">Tries</legend>
      {problem && <FormMessage>{problem}</FormMessage>}
      {gaps.map((gap, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: tries are told apart by their number
        <div key={`${gaps.length} ${index}`} className="flex items-center gap-2">
          <span className="w-20 shrink-0 text-muted text-sm">
            {index === 0 ? "First after" : "Then after"}
          </span>
          <DurationField
            path={`config.retryGapsSeconds[${index}]`}
            label={`Time before try ${index + 1}`}
            isLabelHidden
            className="min-w-0 flex-1"
            units={["seconds", "minutes", "hours"]}
            seconds={gap}
            onChange={(seconds) => onChange(gaps.with(index, seconds))}
          />
          <IconButton
            label={`Remove try ${index + 1}`}
            disabled={gaps.length === 1}
            onClick={() => onChange(gaps.toSpliced(index, 1))}
          >
            <X aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      <Button
        size="sm"
        variant="ghost"
        className="-ml-1 justify-self-start"
        disabled={gaps.length >= MAX_TRIES}
        onClick={() => onChange([...gaps, NEXT_GAP_SECONDS])}
      >
        <Plus aria-hidden="true" />
        Add a try
      </Button>
    </fieldset>
  );
}
