"use client";

import { useCallback, useSyncExternalStore } from "react";

/** Whether a media query holds. On the server, and so at first, `whenUnknown`. */
export function useMediaQuery(query: string, whenUnknown: boolean): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", listener);

      return () => list.removeEventListener("change", listener);
    },
    [query],
  );

  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => whenUnknown,
  );
}
