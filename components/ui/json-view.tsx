"use client";

import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { type Json, stringifyJson } from "@/lib/core/json";
import { cn } from "./cn";
import { CopyButton } from "./copy-button";
import { CHUNK_SIZE, type JsonRow, openWithin, visibleRows } from "./json-tree";
import { JsonTreeRow } from "./json-tree-row";

/** How many rows a document may have and still be open from the start. */
const START_ROWS = 60;

type JsonViewProps = {
  /** From `parseJson`. A server page has the text rather: it uses `JsonTextView`. */
  value: Json;
  /** Names the tree: "Request body". */
  label: string;
  className?: string;
};

/** JSON as a tree by the ARIA pattern: arrows move, open and close; Home and End jump. */
export function JsonView({ value, label, className }: JsonViewProps) {
  const [open, setOpen] = useState(() => openWithin(value, START_ROWS));
  const [activePath, setActivePath] = useState("$");
  const tree = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => visibleRows(value, open), [value, open]);
  const activeIndex = Math.max(
    0,
    rows.findIndex((row) => row.path === activePath),
  );

  // Stable, so that moving the focus renders two rows and not all of them.
  const toggle = useCallback((row: JsonRow) => {
    const index = [...(tree.current?.children ?? [])].findIndex((element) => element.matches(":focus"));
    // At once, so that the focus can go to the row that takes the place of "Show more".
    flushSync(() => setOpen((current) => toggled(current, row)));
    focusRow(tree.current, index);
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    const row = rows[activeIndex];
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
    const action = actionOf(event.key, row, rows, activeIndex);
    if (!action) return;
    event.preventDefault();
    if (action === "toggle") toggle(row);
    else focusRow(tree.current, action.index);
  }

  return (
    <div className={cn("group relative min-w-0 rounded-lg border bg-raised", className)}>
      <div
        ref={tree}
        role="tree"
        aria-label={label}
        onKeyDown={onKeyDown}
        className="max-h-128 overflow-auto overscroll-contain py-1.5 pr-10 font-mono text-xs leading-5"
      >
        {rows.map((row, index) => (
          <JsonTreeRow
            key={row.path}
            row={row}
            isTabStop={index === activeIndex}
            onToggle={toggle}
            onFocus={setActivePath}
          />
        ))}
      </div>
      <CopyButton
        value={() => stringifyJson(value, "  ")}
        label={`Copy ${label.toLowerCase()}`}
        size="sm"
        className="absolute top-1 right-1 bg-raised"
      />
    </div>
  );
}

/** The row tells us by `onFocus`, which makes it the tab stop. */
function focusRow(tree: HTMLElement | null, index: number): void {
  const element = tree?.children[index];
  if (element instanceof HTMLElement) element.focus();
}

function toggled(open: ReadonlyMap<string, number>, row: JsonRow): Map<string, number> {
  const next = new Map(open);
  if (row.type === "more") next.set(row.parentPath, (open.get(row.parentPath) ?? 0) + CHUNK_SIZE);
  else if (row.isOpen) next.delete(row.path);
  else if (row.isBranch) next.set(row.path, CHUNK_SIZE);

  return next;
}

type TreeAction = "toggle" | { index: number } | null;

/** What a key does on a row: https://www.w3.org/WAI/ARIA/apg/patterns/treeview/ */
function actionOf(key: string, row: JsonRow, rows: readonly JsonRow[], index: number): TreeAction {
  const isBranch = row.type === "value" && row.isBranch;
  const isOpen = row.type === "value" && row.isOpen;
  switch (key) {
    case "ArrowDown":
      return { index: Math.min(index + 1, rows.length - 1) };
    case "ArrowUp":
      return { index: Math.max(index - 1, 0) };
    case "Home":
      return { index: 0 };
    case "End":
      return { index: rows.length - 1 };
    case "ArrowRight":
      if (isBranch && !isOpen) return "toggle";
      return isOpen && row.kind !== "string" ? { index: index + 1 } : null;
    case "ArrowLeft": {
      if (isOpen) return "toggle";
      const parent = rows.findIndex((candidate) => candidate.path === row.parentPath);
      return parent === -1 ? null : { index: parent };
    }
    case "Enter":
    case " ":
      return isBranch || row.type === "more" ? "toggle" : null;
    default:
      return null;
  }
}
