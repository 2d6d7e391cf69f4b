"use client";

import { useRef } from "react";

/**
 * For dialogs: gives the focus back to what opened them. Radix knows only a trigger of its own; a dialog
 * that a menu item opens would drop the focus, because the item is gone by then.
 */
export function useReturnFocus() {
  const opener = useRef<HTMLElement | null>(null);

  return {
    onOpenAutoFocus: () => {
      opener.current = openerOf(document.activeElement);
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      // What was deleted in the dialog cannot take the focus back; the page can.
      const target = opener.current?.isConnected ? opener.current : document.getElementById("main");
      target?.focus();
    },
  };
}

/** The element itself; of a menu item, the button of its menu. */
function openerOf(element: Element | null): HTMLElement | null {
  const menuButtonId = element?.closest("[role=menu]")?.getAttribute("aria-labelledby");
  if (menuButtonId) return document.getElementById(menuButtonId);

  return element instanceof HTMLElement && element !== document.body ? element : null;
}
