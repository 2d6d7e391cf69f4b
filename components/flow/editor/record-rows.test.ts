import { expect, test } from "vitest";
import { type Row, recordOf, rowsOf, storedNames, withNewRow } from "./record-rows";

const rows: readonly Row[] = [
  { key: 0, name: "first", value: "1" },
  { key: 1, name: "last", value: "2" },
];

test("rows and record say the same", () => {
  expect(recordOf(rows)).toEqual({ first: "1", last: "2" });
  expect(rowsOf({ first: "1", last: "2" }, [])).toEqual(rows);
});

test("rows stay as they are while one is being renamed through a name that is taken", () => {
  const typing = [rows[0], { key: 1, name: "first", value: "2" }] as readonly Row[];
  const record = recordOf(typing);

  expect(record).toEqual({ first: "1", "first (2)": "2" });
  expect(rowsOf(record, typing)).toBe(typing);
});

test("rows whose names look like numbers keep their order", () => {
  const numbered: readonly Row[] = [
    { key: 0, name: "b", value: "1" },
    { key: 1, name: "7", value: "2" },
  ];

  expect(rowsOf(recordOf(numbered), numbered)).toBe(numbered);
});

test("a value that changed outside is shown, and its row keeps its key", () => {
  expect(rowsOf({ first: "1", last: "secret://sec_1" }, rows)).toEqual([
    rows[0],
    { key: 1, name: "last", value: "secret://sec_1" },
  ]);
});

test("no row is ever lost to another one of its name", () => {
  const same: readonly Row[] = [1, 2, 3].map((key) => ({ key, name: "", value: String(key) }));

  expect(storedNames(same)).toEqual(["", " (2)", " (3)"]);
  expect(Object.values(recordOf(same))).toEqual(["1", "2", "3"]);
});

test("a new row has a key of its own", () => {
  expect(withNewRow(rows)).toEqual([...rows, { key: 2, name: "", value: "" }]);
});
