import { expect, test } from "vitest";
import { slugOf } from "./slug";

test.each([
  ["Acme & Söhne GmbH", "acme-sohne-gmbh"],
  ["  --Win back--  ", "win-back"],
  ["日本", "team"],
  ["API", "team-api"],
  [`${"x".repeat(39)} yz`, "x".repeat(39)],
])("%s becomes %s", (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});
