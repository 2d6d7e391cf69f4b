import { expect, test } from "vitest";
import { parseJson } from "@/lib/core/json";
import { CHUNK_SIZE, type JsonRow, LONG_STRING_CHARS, openWithin, visibleRows } from "./json-tree";

const sketch = (rows: JsonRow[]) =>
  rows.map((row) =>
    row.type === "more"
      ? `${" ".repeat(row.depth)}+${row.remaining}`
      : `${" ".repeat(row.depth)}${row.name ?? "$"}: ${row.text}`,
  );

test("a small document is open from the start", () => {
  const value = parseJson('{"contact":{"email":"a@b.c","tags":["x",true]},"none":null,"empty":{}}');

  expect(sketch(visibleRows(value, openWithin(value, 50)))).toEqual([
    "$: 3 fields",
    " contact: 2 fields",
    '  email: "a@b.c"',
    "  tags: 2 items",
    '   0: "x"',
    "   1: true",
    " none: null",
    " empty: 0 fields",
  ]);
});

test("numbers keep their digits, and odd characters show as escapes", () => {
  const value = parseJson('{"n":9007199254740993,"f":1e400,"s":"\\u0000\\ud800"}');

  expect(sketch(visibleRows(value, openWithin(value, 50)))).toEqual([
    "$: 3 fields",
    " n: 9007199254740993",
    " f: 1e400",
    ' s: "\\u0000\\ud800"',
  ]);
});

test("opens from the top down and stops before it is too much", () => {
  const value = { a: { x: 1, y: 2, z: 3 }, b: { deep: { deeper: 1 } } };

  expect([...openWithin(value, 5).keys()]).toEqual(["$", '$["b"]', '$["b"]["deep"]']);
  expect(openWithin(value, 1).size).toBe(0);
});

test("a long list comes in chunks and says how much is left", () => {
  const value = Array.from({ length: 250 }, (_, index) => index);
  const rows = visibleRows(value, new Map([["$", CHUNK_SIZE]]));

  expect(rows).toHaveLength(1 + CHUNK_SIZE + 1);
  expect(rows.at(-1)).toMatchObject({ type: "more", parentPath: "$", remaining: 150, siblingCount: 250 });
  expect(visibleRows(value, new Map([["$", 300]]))).toHaveLength(251);
});

test("a long string is cut until it is opened", () => {
  const value = { text: "x".repeat(LONG_STRING_CHARS + 1) };
  const closed = visibleRows(value, new Map([["$", 100]]))[1];
  const opened = visibleRows(
    value,
    new Map([
      ["$", 100],
      ['$["text"]', 100],
    ]),
  )[1];

  expect(closed).toMatchObject({ isBranch: true, isOpen: false, text: `"${"x".repeat(LONG_STRING_CHARS)}…` });
  expect(opened).toMatchObject({ isOpen: true, text: JSON.stringify(value.text) });
});

test("keys with dots and quotes do not meet the paths of others", () => {
  const value = { "a.b": 1, a: { b: 2 }, 'a"]["b': 3 };
  const paths = visibleRows(value, openWithin(value, 50)).map((row) => row.path);

  expect(new Set(paths).size).toBe(paths.length);
});
