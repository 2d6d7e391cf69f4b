"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { samplePhone } from "./sample-call";

const SUGGESTIONS = [
  { path: "phone", label: "Most tools, Iterable journeys" },
  { path: "dataFields.toPhoneNumber", label: "Iterable system webhooks" },
];

type PhonePathFieldProps = { defaultValue: string; error: string | undefined };

/** Where the phone number stands, with the body that fits it, so that nobody has to know what a path is. */
export function PhonePathField({ defaultValue, error }: PhonePathFieldProps) {
  const [path, setPath] = useState(defaultValue);
  const sample = JSON.stringify(samplePhone(path), null, 1).replace(/\s+/g, " ");

  return (
    <div className="grid min-w-0 gap-3">
      <Field
        label="Phone field"
        error={error}
        hint="Where the contact's phone number is in the JSON that arrives. Calls without a number run too, only without a contact."
      >
        <Input
          name="phonePath"
          isMono
          value={path}
          onChange={(event) => setPath(event.target.value)}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
        />
      </Field>
      <div className="flex flex-wrap gap-1.5">
        {SUGGESTIONS.map((suggestion) => (
          <Button
            key={suggestion.path}
            size="sm"
            variant={suggestion.path === path ? "secondary" : "ghost"}
            aria-pressed={suggestion.path === path}
            onClick={() => setPath(suggestion.path)}
          >
            {suggestion.label}
          </Button>
        ))}
      </div>
      {sample !== "{}" && (
        <p className="rounded-md bg-sunken px-2.5 py-2 text-muted text-sm">
          Reads the number out of{" "}
          <code className="font-mono text-ink text-xs [overflow-wrap:anywhere]">{sample}</code>
        </p>
      )}
    </div>
  );
}
