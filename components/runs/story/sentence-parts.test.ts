import { expect, test } from "vitest";
import { sentenceParts } from "./sentence-parts";

test("what was missing is shown by its name", () => {
  expect(sentenceParts("If {{webhookBody.offerCode | upper}} (nothing) is not empty")).toEqual([
    { type: "words", text: "If " },
    { type: "value", text: "offerCode: nothing" },
    { type: "words", text: " is not empty" },
  ]);
});

test.each(["Send “Hi {{name}}”", "Wait 3 days", "Set a to “{{b}}” (nothing)"])(
  "%s stays as it is",
  (text) => {
    expect(sentenceParts(text)).toEqual([{ type: "words", text }]);
  },
);
