import { expect, test } from "vitest";
import { createBatcher } from "./batcher";

test("runs the first item at once and together what arrives meanwhile", async () => {
  const batches: number[][] = [];
  const { add } = createBatcher<number, number>({
    maxBatch: 3,
    maxInFlight: 1,
    run: async (items) => {
      batches.push([...items]);
      return items.map((item) => item * 10);
    },
  });

  expect(await Promise.all([1, 2, 3, 4, 5].map(add))).toEqual([10, 20, 30, 40, 50]);
  expect(batches).toEqual([[1], [2, 3, 4], [5]]);
});

test("a failed batch fails its items only", async () => {
  const { add } = createBatcher<string, string>({
    maxBatch: 10,
    maxInFlight: 1,
    run: async (items) => {
      if (items.includes("bad")) throw new Error("No.");
      return [...items];
    },
  });
  const results = await Promise.allSettled(["first", "bad", "beside"].map(add));

  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
  expect(await add("later")).toBe("later");
});
