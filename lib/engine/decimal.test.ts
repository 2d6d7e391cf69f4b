import fc from "fast-check";
import { expect, test } from "vitest";
import { LosslessNumber } from "@/lib/core/json";
import { compareDecimals, decimalJson, roundDecimal, toDecimal } from "./decimal";

function order(left: string, right: string): number {
  const [a, b] = [toDecimal(left), toDecimal(right)];
  if (!a || !b) throw new Error("Not a number.");

  return Math.sign(compareDecimals(a, b));
}

test.each([
  ["1", "2", -1],
  ["10", "9", 1],
  ["-10", "9", -1],
  ["-10", "-9", -1],
  ["0", "-0.0", 0],
  ["0", "0.001", -1],
  ["-0.001", "0", -1],
  ["1.50", "1.5", 0],
  ["1e3", "1000", 0],
  ["9007199254740993", "9007199254740992", 1],
  ["0.1234567890123456789", "0.12345678901234567891", -1],
  ["1e400", "1e399", 1],
  [" +5 ", "5", 0],
  [".5", "0.5", 0],
])("%s compared with %s is %i", (left, right, expected) => {
  expect(order(left, right)).toBe(expected);
  expect(order(right, left)).toBe(0 - expected);
});

test("orders numbers as JavaScript does", () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(number, number, (left, right) => {
      expect(order(String(left), String(right))).toBe(left === right ? 0 : left < right ? -1 : 1);
    }),
  );
});

test("keeps what it reads", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      const decimal = toDecimal(number);
      expect(decimal && decimalJson(decimal)).toBe(number === 0 ? 0 : number);
    }),
  );
});

test.each(["", ".", "-", "1,5", "1 000", "0x10", "NaN", "Infinity", "1e", "12px", true, null, [], {}])(
  "%o is not a number",
  (value) => {
    expect(toDecimal(value)).toBeNull();
  },
);

test.each<[string, number, unknown]>([
  ["1.005", 2, 1.01],
  ["-1.005", 2, -1.01],
  ["0.5", 0, 1],
  ["-0.5", 0, -1],
  ["0.4", 0, 0],
  ["0.04", 0, 0],
  ["999.96", 1, 1000],
  ["1234", 2, 1234],
  ["12345678901234567890.5", 0, new LosslessNumber("12345678901234567891")],
  ["1e500", 0, new LosslessNumber("1e500")],
  ["1e-500", 2, 0],
])("%s rounded to %i places is %o", (text, places, expected) => {
  const decimal = toDecimal(text);

  expect(decimal && decimalJson(roundDecimal(decimal, places))).toEqual(expected);
});
