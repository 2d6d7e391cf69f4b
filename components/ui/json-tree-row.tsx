import { ChevronRight } from "lucide-react";
import { memo } from "react";
import { cn } from "./cn";
import type { JsonKind, JsonRow } from "./json-tree";

const COLOURS: Record<JsonKind, string> = {
  object: "text-subtle",
  array: "text-subtle",
  string: "text-success-ink",
  number: "text-info-ink",
  boolean: "text-cable-logic",
  null: "text-cable-logic",
};

type JsonTreeRowProps = {
  row: JsonRow;
  isTabStop: boolean;
  onToggle: (row: JsonRow) => void;
  onFocus: (path: string) => void;
};

export const JsonTreeRow = memo(function JsonTreeRow({
  row,
  isTabStop,
  onToggle,
  onFocus,
}: JsonTreeRowProps) {
  const isBranch = row.type === "value" && row.isBranch;
  const canToggle = isBranch || row.type === "more";

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it has the keys
    <div
      role="treeitem"
      tabIndex={isTabStop ? 0 : -1}
      aria-level={row.depth + 1}
      aria-posinset={row.position}
      aria-setsize={row.siblingCount}
      aria-expanded={isBranch ? row.isOpen : undefined}
      aria-selected={false}
      onClick={canToggle ? () => onToggle(row) : undefined}
      onFocus={() => onFocus(row.path)}
      className={cn(
        "flex min-h-6 items-start gap-1 py-0.5 pr-2 focus-visible:-outline-offset-2",
        canToggle && "cursor-pointer hover:bg-hover",
      )}
      style={{ paddingLeft: `${0.375 + row.depth * 1.125}rem` }}
    >
      <ChevronRight
        aria-hidden="true"
        className={cn(
          "mt-0.75 size-3.5 shrink-0 text-subtle transition-transform duration-100",
          isBranch ? row.isOpen && "rotate-90" : "invisible",
        )}
      />
      {row.type === "more" ? (
        <span className="text-muted underline decoration-line-strong underline-offset-2">
          Show more ({row.remaining.toLocaleString("en")} left)
        </span>
      ) : (
        <span className="min-w-0 whitespace-pre-wrap [overflow-wrap:anywhere]">
          {row.name !== null && (
            <span className={typeof row.name === "number" ? "text-subtle" : "text-ink"}>{row.name}: </span>
          )}
          <span className={COLOURS[row.kind]}>{row.text}</span>
        </span>
      )}
    </div>
  );
});
