import { expect, test } from "vitest";
import { z } from "zod";
import { toAppError } from "./errors";
import { LosslessNumber } from "./json";

const schema = z.strictObject({
  name: z.string().max(3).optional(),
  list: z.array(z.number()).optional(),
  kind: z.enum(["a", "b"]).optional(),
  count: z.number().min(1).optional(),
});

test.each([
  [[], "This must be an object, but it is a list."],
  [undefined, "This is missing. It must be an object."],
  [{ name: 1 }, "name: This must be text, but it is a number."],
  [{ name: "long" }, "name: Use at most 3 characters."],
  [{ list: {} }, "list: This must be a list, but it is an object."],
  [{ list: ["x"] }, "list[0]: This must be a number, but it is text."],
  [
    { list: [new LosslessNumber("1e400")] },
    "list[0]: This must be a number, but it is one too large or too exact.",
  ],
  [{ kind: "c" }, "kind: Use one of these: a, b."],
  [{ count: 0 }, "count: Use at least 1."],
  [{ more: 1 }, "“more” is not known here. Remove it."],
])("%j is told in plain words", (value, detail) => {
  const { error } = schema.safeParse(value);

  expect(toAppError(error).message).toBe(detail);
});
