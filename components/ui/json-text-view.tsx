"use client";

import { useMemo } from "react";
import { type Json, parseJson } from "@/lib/core/json";
import { CodeBlock } from "./code-block";
import { JsonView } from "./json-view";

type JsonTextViewProps = {
  /** JSON text; anything else is shown as it is. */
  text: string;
  /** Names the tree: "Request body". */
  label: string;
  className?: string;
};

/**
 * {@link JsonView} for server pages: exact numbers are class instances, which React cannot send to the
 * browser, so the text travels and is parsed there.
 */
export function JsonTextView({ text, label, className }: JsonTextViewProps) {
  const parsed = useMemo(() => tryParse(text), [text]);
  if (!parsed)
    return (
      <CodeBlock code={text} label={label} copyLabel={`Copy ${label.toLowerCase()}`} className={className} />
    );

  return <JsonView value={parsed.value} label={label} className={className} />;
}

function tryParse(text: string): { value: Json } | null {
  try {
    return { value: parseJson(text) };
  } catch {
    return null;
  }
}
