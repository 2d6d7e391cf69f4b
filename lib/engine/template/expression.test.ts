import { describe, expect, test } from "vitest";
import { parseExpression } from "./expression";
import { parsePath, readPath } from "./path";

describe("paths", () => {
  test.each([
    ["webhookBody.offerCode", ["webhookBody", "offerCode"]],
    ["a.b[0]", ["a", "b", 0]],
    ['a["key with spaces"]', ["a", "key with spaces"]],
    ["a['it\\'s']", ["a", "it's"]],
    ["a[ 12 ].b", ["a", 12, "b"]],
    ["steps.my-node_1.text", ["steps", "my-node_1", "text"]],
    [" a.b ", ["a", "b"]],
    ["steps.0a1.text", ["steps", "0a1", "text"]],
    ["webhookBody.größe", ["webhookBody", "größe"]],
    ['a["\\u00e9\\n"]', ["a", "é\n"]],
  ])("%s", (text, path) => {
    expect(parsePath(text)).toEqual(path);
  });

  test.each(["", ".a", "a.", "a..b", "a[", "a[x]", "a[-1]", "a[0", "a b", "a | upper", 'a["b]'])(
    "%s is no path",
    (text) => {
      expect(parsePath(text)).toBeNull();
    },
  );

  test("reads own members only", () => {
    const scope = { list: [1, 2], text: "abc", nested: { a: [{ b: null }] } };

    expect(readPath(scope, "nested.a[0].b")).toBeNull();
    expect(readPath(scope, "list.1")).toBe(2);
    for (const path of [
      "list.length",
      "text.length",
      "text[0]",
      "list[2]",
      "constructor",
      "nested.__proto__",
    ]) {
      expect(readPath(scope, path)).toBeUndefined();
    }
  });

  test("an own member named __proto__ is data", () => {
    expect(readPath(JSON.parse('{"a":{"__proto__":{"x":1}}}'), "a.__proto__.x")).toBe(1);
  });
});

describe("expressions", () => {
  test("a source and its filters", () => {
    expect(parseExpression(' a.b | default: "x|y" | truncate: 5, c.d ')).toEqual({
      ok: true,
      expression: {
        source: { type: "path", path: ["a", "b"] },
        filters: [
          { name: "default", args: [{ type: "literal", value: "x|y" }] },
          {
            name: "truncate",
            args: [
              { type: "literal", value: 5 },
              { type: "path", path: ["c", "d"] },
            ],
          },
        ],
      },
    });
  });

  test.each([
    ["'single'", "single"],
    ['"\\"\\\\\\t\\u0041"', '"\\\tA'],
    ['"\\nabcd\\u00zz"', "\nabcdu00zz"],
    ["-12.5e1", -125],
    ["true", true],
    ["null", null],
  ])("the literal %s", (text, value) => {
    expect(parseExpression(text)).toMatchObject({ expression: { source: { type: "literal", value } } });
  });

  test.each([
    ["", "“{{}}” is empty. Write what to insert, such as {{webhookBody.firstName}}."],
    ["{a", "“{{{a}}” has three curly braces. Write two on each side."],
    ["a | uper", "“{{a | uper}}” uses “uper”, which is not a filter. Did you mean “upper”?"],
    ["a |", "“{{a |}}” needs the name of a filter after “|”, such as upper."],
    ["a | constructor", "“{{a | constructor}}” uses “constructor”, which is not a filter."],
    [
      "a | truncate",
      "“{{a | truncate}}” gives “truncate” too little. Write it like this: {{webhookBody.note | truncate: 20}}",
    ],
    [
      "a | upper: 1",
      "“{{a | upper: 1}}” gives “upper” too much. Write it like this: {{webhookBody.name | upper}}",
    ],
    ['a | default: "x', '“{{a | default: "x}}” has a " without a second one.'],
    ["a | default:", "“{{a | default:}}” ends too early."],
    [
      "webhookBody.first name",
      '“{{webhookBody.first name}}” has a space in a name. Put the name in brackets and quotes: {{webhookBody["first name"]}}.',
    ],
    [
      "first name",
      '“{{first name}}” has a space in a name. Put the name in brackets and quotes: {{webhookBody["first name"]}}.',
    ],
    ["a + b", "“{{a + b}}” cannot be read from “+ b” on."],
    [
      "(a)",
      "“{{(a)}}” cannot be read from “(a)” on. Write a path such as webhookBody.firstName, or text in quotes.",
    ],
    [
      "a[b]",
      '“{{a[b]}}” needs a whole number or a name in quotes between “[” and “]”, such as [0] or ["first name"].',
    ],
    [`a${" | trim".repeat(21)}`, expect.stringContaining("has more than 20 filters.")],
  ])("%s says what is wrong", (text, message) => {
    expect(parseExpression(text)).toEqual({ ok: false, message });
  });
});
