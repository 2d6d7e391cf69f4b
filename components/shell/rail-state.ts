"use client";

import { useLayoutEffect, useSyncExternalStore } from "react";
import { RAIL_STORAGE_KEY } from "./rail-script";

/** Whether the rail shows icons only, and what changes that. Remembered in the browser. */
export function useRail(): [boolean, () => void] {
  const isCollapsed = useSyncExternalStore(subscribe, isRootCollapsed, () => false);
  // React's development remount takes the attribute away again.
  useLayoutEffect(() => {
    if (readStored() === "collapsed") apply(true);
  }, []);

  function toggle() {
    apply(!isCollapsed);
    store(!isCollapsed);
  }

  return [isCollapsed, toggle];
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);

  return () => listeners.delete(listener);
}

function isRootCollapsed(): boolean {
  return document.documentElement.dataset.rail === "collapsed";
}

function apply(isCollapsed: boolean): void {
  if (isCollapsed) document.documentElement.dataset.rail = "collapsed";
  else delete document.documentElement.dataset.rail;
  for (const listener of listeners) listener();
}

function readStored(): string | null {
  try {
    return localStorage.getItem(RAIL_STORAGE_KEY);
  } catch {
    return null;
  }
}

function store(isCollapsed: boolean): void {
  try {
    localStorage.setItem(RAIL_STORAGE_KEY, isCollapsed ? "collapsed" : "open");
  } catch {
    // Private windows may refuse; the rail then forgets.
  }
}
