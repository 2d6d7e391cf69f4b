import { expect, test } from "vitest";
import { filterOptions } from "./combobox-filter";

const OPTIONS = [
  { value: "AX", label: "Åland Islands", hint: "+358" },
  { value: "FI", label: "Finland", hint: "+358" },
  { value: "IS", label: "Iceland", hint: "+354" },
  { value: "LA", label: "Laos", hint: "+856" },
];

test.each([
  ["", ["AX", "FI", "IS", "LA"]],
  ["  ice", ["IS"]],
  ["la", ["LA", "AX", "FI", "IS"]],
  ["aland", ["AX"]],
  ["+358", ["AX", "FI"]],
  ["zz", []],
])("%j finds %j", (typed, expected) => {
  expect(filterOptions(OPTIONS, typed).map(({ value }) => value)).toEqual(expected);
});
