"use client";

import { useRef } from "react";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { InsertMenu } from "./insert-menu";

export type TemplateBoxProps = {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  /** How many lines it starts with; one line without it. */
  rows?: number;
  isMono?: boolean;
  "aria-label"?: string;
};

/** A control for text that may refer to data: typed as `{{…}}`, or inserted at the caret from a menu. */
export function TemplateBox({ value, onChange, rows, ...control }: TemplateBoxProps) {
  const line = useRef<HTMLInputElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const box = rows ? area : line;
  const shared = { ...control, value, autoComplete: "off", className: "pr-9" };

  return (
    <div className="relative min-w-0">
      {rows ? (
        <Textarea {...shared} ref={area} rows={rows} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <Input {...shared} ref={line} onChange={(event) => onChange(event.target.value)} />
      )}
      <InsertMenu
        box={box}
        value={value}
        onChange={onChange}
        className={cn("absolute top-0.5 right-0.5", !rows && "pointer-coarse:top-2")}
      />
    </div>
  );
}
