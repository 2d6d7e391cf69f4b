"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { JsonTextView } from "@/components/ui/json-text-view";
import { formatSize } from "./format-size";

type LongTextProps = {
  /** "Request body". */
  label: string;
  /** Where the text can be had, of our own origin. */
  href: string;
  sizeChars: number;
};

/** A text too long to send along with the page: it comes when it is asked for. */
export function LongText({ label, href, sizeChars }: LongTextProps) {
  const [text, setText] = useState<string | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [isLoading, startTransition] = useTransition();

  function load() {
    startTransition(async () => {
      const answer = await fetch(href).catch(() => null);
      setFailed(!answer?.ok);
      if (answer?.ok) setText(await answer.text());
    });
  }

  if (text !== null) return <JsonTextView text={text} label={label} />;

  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-dashed px-3 py-2.5">
        <p className="text-muted text-sm">
          {label}: {formatSize(sizeChars)}
        </p>
        <Button size="sm" onClick={load} isLoading={isLoading}>
          Show it
        </Button>
      </div>
      {hasFailed && <FormMessage>It could not be loaded. Check your connection and try again.</FormMessage>}
    </div>
  );
}
