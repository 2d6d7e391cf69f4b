import { expect, test } from "vitest";
import { attemptFailure } from "./attempt-result";

function answer(statusCode: number, headers: Record<string, string> = {}) {
  return { ok: true, statusCode, headers, body: Buffer.alloc(0), isTruncated: false } as const;
}

test.each([
  [200, "2xx", null],
  [204, "2xx", null],
  [200, "200", null],
  [201, "200", "status"],
  [199, "2xx", "status"],
  [301, "2xx", "redirect"],
  [304, "200", "redirect"],
  [400, "2xx", "status"],
  [500, "2xx", "status"],
] as const)("%d under the rule %s is %s", (statusCode, rule, errorClass) => {
  expect(attemptFailure(answer(statusCode), rule)?.errorClass ?? null).toBe(errorClass);
});

test("says what the server answered", () => {
  expect(attemptFailure(answer(503), "2xx")?.message).toBe("The server answered 503 (Service Unavailable).");
  expect(attemptFailure(answer(201), "200")?.message).toBe(
    "The server answered 201 (Created), and this step accepts 200 only.",
  );
  expect(attemptFailure(answer(302, { location: "https://b.example" }), "2xx")?.message).toContain(
    "https://b.example",
  );
});

test("only a target that we refuse is not tried again", () => {
  const failed = (errorClass: "blocked" | "invalid" | "timeout") =>
    attemptFailure({ ok: false, errorClass, message: "No." }, "2xx")?.isPermanent;

  expect([failed("blocked"), failed("invalid"), failed("timeout")]).toEqual([true, true, false]);
});
