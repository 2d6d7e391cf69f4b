import { expect, test } from "vitest";
import { LosslessNumber } from "@/lib/core/json";
import { createRender } from "./render";

const scope = {
  name: "zoë McDonald",
  blank: "",
  nothing: null,
  no: false,
  zero: 0,
  spaced: "  x  ",
  flags: "👩‍👩‍👧😀😀",
  tags: ["a", "b", 3],
  none: [],
  order: { id: 1, note: "ß" },
  price: "1.005",
  big: new LosslessNumber("9007199254740992.5"),
  time: "2026-01-02T23:04:05.678Z",
  iterable: "2017-05-15 23:59:47 +00:00",
  epoch: 1_767_394_800,
  half: "\ud800",
};

test.each([
  ['name | default: "x"', "zoë McDonald"],
  ['blank | default: "x"', "x"],
  ['nothing | default: "x"', "x"],
  ['gone.far | default: "x"', "x"],
  ['gone | upper | default: "x"', "x"],
  ["gone | default: missing | default: name", "zoë McDonald"],
  ["gone | default: order.id", 1],
  ["no | default: true", false],
  ["zero | default: 5", 0],
  ["name | upper", "ZOË MCDONALD"],
  ["name | lower", "zoë mcdonald"],
  ["name | capitalize", "Zoë McDonald"],
  ["blank | capitalize", ""],
  ["spaced | trim", "x"],
  ["name | truncate: 5", "zoë …"],
  ['name | truncate: 5, ""', "zoë M"],
  ["name | truncate: 12", "zoë McDonald"],
  ['name | truncate: 2, "..."', ".."],
  ["flags | truncate: 6", "👩‍👩‍👧…"],
  ['name | replace: "o", "0"', "z0ë McD0nald"],
  ['name | replace: "o"', "zë McDnald"],
  ['name | replace: ".", "!"', "zoë McDonald"],
  ['name | replace: "", "!"', "zoë McDonald"],
  ['"a,b,,c" | split: ","', ["a", "b", "", "c"]],
  ['"😀a" | split: ""', ["😀", "a"]],
  ['blank | split: ","', []],
  ["tags | join", "a, b, 3"],
  ['tags | join: "-"', "a-b-3"],
  ["tags | first", "a"],
  ["tags | last", 3],
  ["flags | last", "😀"],
  ["tags | size", 3],
  ["order | size", 2],
  ["flags | size", 7],
  ["nothing | size", 0],
  ['" 12.50 " | number', 12.5],
  ['"9007199254740993" | number', new LosslessNumber("9007199254740993")],
  ["price | round: 2", 1.01],
  ["price | round", 1],
  ["-2.5 | round", -3],
  ["big | round", new LosslessNumber("9007199254740993")],
  ["time | date", "2026-01-02"],
  ['time | date: "YYYY-MM-DD HH:mm:ss"', "2026-01-02 23:04:05"],
  ['time | date: "ddd D MMM YYYY, HH:mm", "Asia/Tokyo"', "Sat 3 Jan 2026, 08:04"],
  ['time | date: "D. M. [Day] MMMM"', "2. 1. Day January"],
  ['"2026-07-01T00:30:00+02:00" | date: "YYYY-MM-DD HH:mm", "America/New_York"', "2026-06-30 18:30"],
  ['"2026-01-02T00:00:00Z" | date: "HH"', "00"],
  ['"2026-01-02T10:00" | date: "HH:mm"', "10:00"],
  ['iterable | date: "HH:mm:ss"', "23:59:47"],
  ["epoch | date", "2026-01-02"],
  ["1767394800000 | date", "2026-01-02"],
  ["nothing | date", null],
  ["order | json", '{"id":1,"note":"ß"}'],
  ["gone.x | default: null | json", "null"],
  ['"a b&ß/😀" | urlencode', "a%20b%26%C3%9F%2F%F0%9F%98%80"],
  ["half | urlencode", "%EF%BF%BD"],
])("%s", (expression, expected) => {
  const render = createRender(scope);

  expect(render.value(`{{${expression}}}`)).toEqual(expected);
  expect(render.warnings).toEqual([]);
});

test.each([
  ["tags | first | number", null, "“tags | first” is not a number."],
  ["name | round", null, "“name” is not a number."],
  ["zero | round: 1.5", null, "The places for “round” are not a whole number."],
  ["name | truncate: name", "zoë McDonald", "The length for “truncate” is not a whole number."],
  ["name | join", "zoë McDonald", "“name” is not a list."],
  ["order | first", null, "“order” is neither a list nor a text."],
  ["name | date", null, "“name” is not a date such as 2026-01-31T09:30:00Z."],
  ['"2026-02-30" | date', null, "The value is not a date such as 2026-01-31T09:30:00Z."],
  ['time | date: "YYYY", "Mars/Base"', null, "There is no time zone “Mars/Base”."],
])("%s warns", (expression, expected, message) => {
  const render = createRender(scope);

  expect(render.value(`{{${expression}}}`)).toEqual(expected);
  expect(render.warnings.map((warning) => warning.message)).toEqual([message]);
});
