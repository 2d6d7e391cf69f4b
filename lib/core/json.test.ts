import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPlainObject, jsonDepth, LosslessNumber, parseJson, stringifyJson } from "./json";

describe("round trip", () => {
  test.each([
    ['{"id":9007199254740993}'],
    ['{"id":-123456789012345678901234567890}'],
    ['{"a":0.1234567890123456789}'],
    ['{"big":1e400}'],
    ['{"text":"\\u0000 and \\ud800"}'],
    ['{"__proto__":{"x":1},"constructor":2,"n":9007199254740993}'],
    ['{"isLosslessNumber":true,"value":"x","n":9007199254740993}'],
    ["[]"],
    ['"9007199254740993"'],
  ])("%s stays as it is", (text) => {
    expect(stringifyJson(parseJson(text))).toBe(text);
  });

  test("any JSON document survives, next to a number that doubles cannot hold", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const plain = JSON.stringify(JSON.parse(text));
        expect(stringifyJson(parseJson(plain))).toBe(plain);
        const wrapped = `{"big":9007199254740993,"rest":${plain}}`;
        expect(JSON.parse(stringifyJson(parseJson(wrapped))).rest).toEqual(JSON.parse(plain));
        expect(stringifyJson(parseJson(wrapped))).toContain("9007199254740993");
      }),
    );
  });
});

test("numbers that a double holds are plain numbers", () => {
  expect(parseJson('{"a":1.50,"b":2e3,"c":1234567890123456,"d":9007199254740993}')).toEqual({
    a: 1.5,
    b: 2000,
    c: 1234567890123456,
    d: new LosslessNumber("9007199254740993"),
  });
});

test("of equal keys the last one wins, on both paths", () => {
  expect(parseJson('{"a":1,"a":2}')).toEqual({ a: 2 });
  expect(parseJson('{"a":1,"a":2,"n":9007199254740993}')).toMatchObject({ a: 2 });
});

test("a key named __proto__ is data, not a prototype", () => {
  const value = parseJson('{"__proto__":{"admin":true},"n":9007199254740993}');

  expect(Object.hasOwn(value as object, "__proto__")).toBe(true);
  expect((value as { admin?: boolean }).admin).toBeUndefined();
});

test("broken JSON throws a SyntaxError", () => {
  expect(() => parseJson('{"a":')).toThrow(SyntaxError);
  expect(() => parseJson('{"a":12345678901234567890')).toThrow(SyntaxError);
});

test("indents when asked", () => {
  expect(stringifyJson({ a: [1, {}], b: undefined }, "  ")).toBe('{\n  "a": [\n    1,\n    {}\n  ]\n}');
});

test("depth counts brackets outside of strings", () => {
  expect(jsonDepth('{"a":[[1]],"b":"[[[[\\"[["}')).toBe(3);
  expect(jsonDepth("1")).toBe(0);
});

test("a plain object is not an array, a date or an exact number", () => {
  expect([{}, [], null, new Date(), new LosslessNumber("1")].map(isPlainObject)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});
