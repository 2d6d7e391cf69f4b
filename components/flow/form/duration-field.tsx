"use client";

import { type ReactNode, useState } from "react";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { DURATION_UNITS, type DurationUnit, inUnit, largestUnit } from "./duration-units";
import { StepField } from "./step-field";

type DurationFieldProps = {
  path: string;
  label: ReactNode;
  hint?: ReactNode;
  isLabelHidden?: boolean;
  className?: string;
  seconds: number;
  onChange: (seconds: number) => void;
  units?: readonly DurationUnit[];
};

const ALL_UNITS = Object.keys(DURATION_UNITS).filter(isUnit);

/** A time span: a number and its unit. */
export function DurationField({ seconds, onChange, units = ALL_UNITS, ...field }: DurationFieldProps) {
  const [unit, setUnit] = useState(() => largestUnit(seconds, units));
  const [typed, setTyped] = useState<string | null>(null);
  const amount = inUnit(seconds, unit);

  function type(text: string) {
    setTyped(text);
    const number = Number(text);
    if (text.trim() !== "" && Number.isFinite(number)) onChange(number * DURATION_UNITS[unit].seconds);
  }

  function changeUnit(next: DurationUnit) {
    setUnit(next);
    setTyped(null);
    onChange(amount * DURATION_UNITS[next].seconds);
  }

  return (
    <StepField {...field}>
      <div className="grid max-w-64 grid-cols-[minmax(0,5fr)_minmax(0,7fr)] gap-2">
        <Input
          inputMode="decimal"
          className="tabular-nums"
          value={typed ?? String(amount)}
          onChange={(event) => type(event.target.value)}
          onBlur={() => setTyped(null)}
        />
        <Select
          aria-label="Unit"
          value={unit}
          onValueChange={(value) => {
            if (isUnit(value)) changeUnit(value);
          }}
          options={units.map((value) => ({ value, label: DURATION_UNITS[value].label }))}
        />
      </div>
    </StepField>
  );
}

function isUnit(text: string): text is DurationUnit {
  return Object.hasOwn(DURATION_UNITS, text);
}
