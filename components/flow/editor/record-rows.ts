/** A line of a list of names and values while it is edited. `key` stays when the name changes. */
export type Row = { key: number; name: string; value: string };

/**
 * The lines to show for a record. Lines that stand for it already stay as they are, so that nothing
 * jumps while a name is being typed; after a change from outside they are made anew.
 */
export function rowsOf(record: Readonly<Record<string, string>>, shown: readonly Row[]): readonly Row[] {
  const names = storedNames(shown);
  const isSame =
    names.length === Object.keys(record).length &&
    names.every((name, index) => Object.hasOwn(record, name) && record[name] === shown[index]?.value);
  if (isSame) return shown;

  let nextKey = nextRowKey(shown);

  return Object.entries(record).map(([stored, value]) => {
    const known = shown[names.indexOf(stored)];
    return { key: known?.key ?? nextKey++, name: known?.name ?? stored, value };
  });
}

/** The record that the lines stand for. No line is lost: of equal names the later ones get a number. */
export function recordOf(rows: readonly Row[]): Record<string, string> {
  const names = storedNames(rows);

  return Object.fromEntries(rows.map(({ value }, index) => [names[index] ?? "", value]));
}

/** Under which name each line is stored: its own, or `name (2)` where that is taken. */
export function storedNames(rows: readonly Row[]): string[] {
  const taken = new Set<string>();

  return rows.map(({ name }) => {
    let stored = name;
    for (let number = 2; taken.has(stored); number++) stored = `${name} (${number})`;
    taken.add(stored);
    return stored;
  });
}

export function withNewRow(rows: readonly Row[]): Row[] {
  return [...rows, { key: nextRowKey(rows), name: "", value: "" }];
}

function nextRowKey(rows: readonly Row[]): number {
  return Math.max(-1, ...rows.map(({ key }) => key)) + 1;
}
