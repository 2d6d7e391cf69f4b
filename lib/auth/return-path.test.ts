import { expect, test } from "vitest";
import { returnPath } from "./return-path";

test.each([
  ["/demo/runs?status=failed#last", "/demo/runs?status=failed#last"],
  ["http://localhost:3000/demo/runs", "/demo/runs"],
  [undefined, "/"],
  ["", "/"],
  ["https://evil.example/demo", "/"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["/%09/evil.example", "/%09/evil.example"],
  ["/\t/evil.example", "/"],
  ["http://localhost:3000//evil.example", "/"],
  ["http://localhost:3000@evil.example/", "/"],
  ["javascript:alert(1)", "/"],
  ["http://", "/"],
])("%j leads to %j", (callbackUrl, expected) => {
  expect(returnPath(callbackUrl)).toBe(expected);
});
