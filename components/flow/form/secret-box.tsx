"use client";

import { useState } from "react";
import { Input } from "@/components/ui/input";
import { isSecretReference, MASK } from "@/lib/engine/secret-reference";

type SecretBoxProps = {
  /** What was typed, a reference to what is stored, or nothing. */
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  "aria-label"?: string;
};

/**
 * A secret: what is stored is never shown, only replaced. While it is being typed the server already
 * answers with a reference; the text stays as long as the caret is in it.
 */
export function SecretBox({ value, onChange, placeholder, ...props }: SecretBoxProps) {
  const [typed, setTyped] = useState<{ text: string; before: string } | null>(null);
  const isStored = isSecretReference(value);
  const stored = isStored ? value : "";

  function type(text: string) {
    const before = typed?.before ?? stored;
    setTyped({ text, before });
    // Emptied again: what was stored before stays.
    onChange(text === "" ? before : text);
  }

  return (
    <Input
      {...props}
      type="password"
      // Browsers fill saved passwords in unless they are told that this one is new.
      autoComplete="new-password"
      spellCheck={false}
      value={typed?.text ?? (isStored ? "" : value)}
      placeholder={isStored ? `${MASK} stored` : placeholder}
      onChange={(event) => type(event.target.value)}
      onBlur={() => setTyped(null)}
    />
  );
}
