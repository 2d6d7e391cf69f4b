import { expect, test } from "vitest";
import { isWithin } from "./nav-items";

test("a page belongs to its own place only", () => {
  const href = "/acme/run";

  expect(["/acme/run", "/acme/run/run_1", "/acme/runs", "/acme"].map((path) => isWithin(path, href))).toEqual(
    [true, true, false, false],
  );
});
