import { isPlainObject, type Json, LosslessNumber } from "@/lib/core/json";

/** How many children one step shows; "Show more" adds as many again. */
export const CHUNK_SIZE = 100;
/** Longer strings are cut until their row is opened. */
export const LONG_STRING_CHARS = 240;

export type JsonKind = "object" | "array" | "string" | "number" | "boolean" | "null";

/** Which branches are open: their path, and how many of their children are shown. */
export type OpenBranches = ReadonlyMap<string, number>;

export type JsonRow =
  | {
      type: "value";
      path: string;
      parentPath: string | null;
      depth: number;
      /** An object's key, an array's index, nothing for the root. */
      name: string | number | null;
      kind: JsonKind;
      /** JSON text of a leaf, cut when long and closed; how many children a branch has. */
      text: string;
      isBranch: boolean;
      isOpen: boolean;
      position: number;
      siblingCount: number;
    }
  | {
      type: "more";
      path: string;
      parentPath: string;
      depth: number;
      remaining: number;
      position: number;
      siblingCount: number;
    };

/** The rows a reader sees, from top to bottom. Closed branches cost nothing, however large. */
export function visibleRows(root: Json, open: OpenBranches): JsonRow[] {
  const rows: JsonRow[] = [];
  appendValue(rows, open, {
    value: root,
    path: "$",
    parentPath: null,
    depth: 0,
    name: null,
    position: 1,
    siblingCount: 1,
  });

  return rows;
}

/**
 * Opens branches from the top down while that keeps the tree within so many rows, so that a small
 * document is all there at once and a huge one shows its outline.
 */
export function openWithin(root: Json, maxRows: number): Map<string, number> {
  const open = new Map<string, number>();
  const queue: { value: Json; path: string }[] = [{ value: root, path: "$" }];
  let rowCount = 1;
  for (const { value, path } of queue) {
    const { names } = childrenOf(value, CHUNK_SIZE);
    if (names.length === 0 || rowCount + names.length > maxRows) continue;
    rowCount += names.length;
    open.set(path, CHUNK_SIZE);
    for (const name of names) {
      queue.push({ value: childOf(value, name), path: childPath(path, name) });
    }
  }

  return open;
}

type Place = Pick<
  Extract<JsonRow, { type: "value" }>,
  "path" | "parentPath" | "depth" | "name" | "position" | "siblingCount"
> & {
  value: Json;
};

function appendValue(rows: JsonRow[], open: OpenBranches, { value, ...place }: Place): void {
  const kind = kindOf(value);
  const shown = open.get(place.path);
  const isOpen = shown !== undefined;
  if (kind !== "object" && kind !== "array") {
    const isBranch = typeof value === "string" && value.length > LONG_STRING_CHARS;
    rows.push({
      type: "value",
      ...place,
      kind,
      text: leafText(value, isBranch && !isOpen),
      isBranch,
      isOpen: isBranch && isOpen,
    });
    return;
  }

  const { names, count } = childrenOf(value, shown ?? 0);
  const isBranch = count > 0;
  rows.push({
    type: "value",
    ...place,
    kind,
    text: countText(kind, count),
    isBranch,
    isOpen: isBranch && isOpen,
  });
  if (!isOpen || !isBranch) return;

  names.forEach((name, index) => {
    const path = childPath(place.path, name);
    const depth = place.depth + 1;
    appendValue(rows, open, {
      value: childOf(value, name),
      path,
      parentPath: place.path,
      depth,
      name,
      position: index + 1,
      siblingCount: count,
    });
  });
  if (names.length < count) {
    rows.push({
      type: "more",
      path: `${place.path}…`,
      parentPath: place.path,
      depth: place.depth + 1,
      remaining: count - names.length,
      position: names.length + 1,
      siblingCount: count,
    });
  }
}

function kindOf(value: Json): JsonKind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (value instanceof LosslessNumber || typeof value === "number") return "number";
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "boolean";

  return "object";
}

function leafText(value: Json, isCut: boolean): string {
  if (value instanceof LosslessNumber) return value.value;
  // JSON.stringify also makes NUL and lone surrogates visible as escapes.
  if (typeof value === "string" && isCut)
    return `${JSON.stringify(value.slice(0, LONG_STRING_CHARS)).slice(0, -1)}…`;

  return JSON.stringify(value);
}

function countText(kind: "object" | "array", count: number): string {
  const noun = kind === "array" ? "item" : "field";

  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/** The first names, and how many there are in all: an array of 50,000 gives away 100 numbers. */
function childrenOf(value: Json, limit: number): { names: (string | number)[]; count: number } {
  if (Array.isArray(value)) {
    return { names: Array.from({ length: Math.min(limit, value.length) }, (_, i) => i), count: value.length };
  }
  const keys = isPlainObject(value) ? Object.keys(value) : [];

  return { names: keys.slice(0, limit), count: keys.length };
}

function childOf(value: Json, name: string | number): Json {
  if (Array.isArray(value)) return value[Number(name)] ?? null;
  if (!isPlainObject(value)) return null;

  return (value[name] as Json | undefined) ?? null;
}

/** Unique in its tree: a key may hold dots and brackets, so it is quoted. */
function childPath(path: string, name: string | number): string {
  return `${path}[${JSON.stringify(name)}]`;
}
