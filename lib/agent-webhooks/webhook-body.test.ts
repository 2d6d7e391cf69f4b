import { expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import { bodyFormat, readBody } from "./webhook-body";

test.each([
  ["application/json", "json"],
  ["application/json; charset=utf-8", "json"],
  ["Application/JSON", "json"],
  ["application/cloudevents+json", "json"],
  [null, "json"],
  ["application/x-www-form-urlencoded", "form"],
  ["text/plain", null],
  ["multipart/form-data; boundary=x", null],
  ["application/jsonp", null],
])("%s is read as %s", (contentType, format) => {
  expect(bodyFormat(contentType)).toBe(format);
});

test("a form gives its fields, repeated ones as a list", () => {
  expect(readBody("form", bytes("phone=%2B14155550123&tag=a&tag=b&name=Zo%C3%AB+Z&__proto__=x"))).toEqual(
    Object.fromEntries([
      ["phone", "+14155550123"],
      ["tag", ["a", "b"]],
      ["name", "Zoë Z"],
      ["__proto__", "x"],
    ]),
  );
});

test.each([
  ["[1]", /is a list/],
  ['"x"', /is a string/],
  ["null", /is null/],
  ["9007199254740993", /is a number/],
  ["", /is empty/],
  ['{"a":', /not valid JSON/],
  [`${'{"a":'.repeat(201)}1${"}".repeat(201)}`, /nested more than 200/],
])("%.20s is refused in plain words", (text, message) => {
  expect(() => readBody("json", bytes(text))).toThrow(AppError);
  expect(() => readBody("json", bytes(text))).toThrow(message);
});

test("broken UTF-8 is refused", () => {
  expect(() => readBody("json", Uint8Array.of(0x7b, 0xff, 0x7d))).toThrow(/UTF-8/);
});

test("escaped NUL and lone surrogates are kept", () => {
  expect(readBody("json", bytes('{"a":"\\u0000","b":"\\ud800"}'))).toEqual({ a: "\u0000", b: "\ud800" });
});

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
