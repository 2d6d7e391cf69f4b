import { expect, test } from "vitest";
import { pageInput, pageInputOf } from "./page";

test.each([
  [{}, 25],
  [{ limit: "1" }, 1],
  [{ limit: "100" }, 100],
  [{ limit: "101" }, 100],
])("%j asks for %d rows", (query, limit) => {
  expect(pageInput.parse(query).limit).toBe(limit);
});

test.each(["0", "-1", "2.5", "abc", ""])("a limit of “%s” is refused in plain words", (limit) => {
  const { error } = pageInput.safeParse({ limit });

  expect(error?.issues[0]).toMatchObject({
    path: ["limit"],
    message: "Use a whole number from 1 to 100.",
  });
});

test.each([
  ["agt", "agt_01m8759170evfhz18b840744rh", true],
  ["agt", "run_01m8759170evfhz18b840744rh", false],
  ["agt", "agt_0", false],
  ["agt", "zzz", false],
  ["agt", "", false],
  ["uuid", "01a20e54-84ce-74be-9d5d-52d6d943329e", true],
  ["uuid", "agt_01m8759170evfhz18b840744rh", false],
] as const)("a list of %s takes the cursor “%s”: %s", (ids, cursor, isTaken) => {
  expect(pageInputOf(ids).safeParse({ cursor }).success).toBe(isTaken);
});
