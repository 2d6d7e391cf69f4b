import { expect, test } from "vitest";
import { listRunsInput } from "@/lib/runs/schema";
import { hrefWith, pageQuery } from "./page-query";

test("what makes no sense in an address is left out, and the rest still counts", async () => {
  const given = { status: "failed", agentId: "'; drop table", limit: "many", other: "x", cursor: ["a", "b"] };

  expect(await pageQuery(listRunsInput, Promise.resolve(given))).toEqual({ status: "failed", limit: 25 });
});

test("an address holds the filters that are set", () => {
  expect(hrefWith("/demo/runs", { status: "failed", agentId: undefined, q: "a&b" })).toBe(
    "/demo/runs?status=failed&q=a%26b",
  );
  expect(hrefWith("/demo/runs", { status: undefined })).toBe("/demo/runs");
});
