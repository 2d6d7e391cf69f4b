"use client";

import { useEffect, useRef, useState } from "react";

const FEEDBACK_MS = 2_000;

export type CopyState = "idle" | "copied" | "failed";

/** Copies text; the state says for two seconds how it went. */
export function useCopy(): [CopyState, (text: string) => Promise<void>] {
  const [state, setState] = useState<CopyState>("idle");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  async function copy(text: string) {
    const isCopied = await writeClipboard(text);
    clearTimeout(timer.current);
    setState(isCopied ? "copied" : "failed");
    timer.current = setTimeout(() => setState("idle"), FEEDBACK_MS);
  }

  return [state, copy];
}

async function writeClipboard(text: string): Promise<boolean> {
  // Browsers hide the clipboard from plain http, which is how many people first run this.
  if (!navigator.clipboard) return copyBySelection(text);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const focused = document.activeElement;
  const holder = document.createElement("textarea");
  holder.value = text;
  holder.style.cssText = "position:fixed;opacity:0";
  // Inside the dialog, if there is one: it would take the focus back from anything outside.
  (focused?.closest("[role=dialog],[role=alertdialog]") ?? document.body).append(holder);
  holder.select();
  const isCopied = document.execCommand("copy");
  holder.remove();
  if (focused instanceof HTMLElement) focused.focus();

  return isCopied;
}
