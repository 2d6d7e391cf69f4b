import { expect, test } from "vitest";
import { parseJsonBody } from "./json-body";

const bytes = (text: string) => new TextEncoder().encode(text);

test("a byte order mark does not count, and digits survive", () => {
  expect(parseJsonBody(bytes('\ufeff{"a":1}'))).toEqual({ a: 1 });
  expect(String(parseJsonBody(bytes("9007199254740993")))).toBe("9007199254740993");
});

test.each([
  ["broken JSON", bytes('{"a":'), /Check quotes/],
  ["nothing but spaces", bytes(" \n"), /is empty/],
  ["what our recursions could not walk through", bytes("[".repeat(201) + "]".repeat(201)), /200 levels/],
  ["other encodings", Uint8Array.of(0x22, 0xe9, 0x22), /UTF-8/],
])("%s is refused in plain words", (_, body, message) => {
  expect(() => parseJsonBody(body)).toThrow(message);
});
