import { expect, test } from "vitest";
import { awaitedValue, isTrue, keyText, leafTexts } from "./expressions";

const event = { name: "t/a", data: { id: "a", n: 2, deep: { ok: true }, list: [1] } };

test.each([
  ["event.data.n > 1", true],
  ["event.data.n == 2 && event.data.deep.ok", true],
  ['event.data.id == "b"', false],
  ["event.data.missing == 1", false],
  ["event.data.id", false],
])("%s is %s", (expression, outcome) => {
  expect(isTrue(expression, { event })).toBe(outcome);
});

test.each([
  ["event.data.id", "a"],
  ["event.data.n", "2"],
  ["event.data.deep", '{"ok":true}'],
  ["event.data.missing", null],
])("%s as a key is %s", (expression, text) => {
  expect(keyText(expression, event)).toBe(text);
});

test("an awaited value is one of the values of the event that has it", () => {
  const awaited = awaitedValue("event.data.id == async.data.contact.id", event);

  expect(leafTexts({ name: "t/b", data: { contact: { id: "a" } } })).toContain(awaited);
  expect(leafTexts({ name: "t/b", data: { contact: { id: "b" } } })).not.toContain(awaited);
  expect(awaitedValue("async.data.contact.id == event.data.id", event)).toBe(awaited);
});

test.each([
  ["another condition", "async.data.n > event.data.n", null],
  ["two sides of one event", "event.data.n == event.data.id", null],
  ["a value that is not there", "event.data.missing == async.data.id", "never"],
  ["a value that is no single one", "event.data.deep == async.data.id", "never"],
])("%s", (_, expression, awaited) => {
  expect(awaitedValue(expression, event)).toBe(awaited);
});
