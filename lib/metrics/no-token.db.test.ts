import { expect, test } from "vitest";
import { readMetrics } from "./read-metrics";

test("without a token in the environment there are no metrics", async () => {
  for (const authorization of ["Bearer ", "Bearer undefined", "Bearer x"]) {
    const response = await readMetrics(
      new Request("http://patchbay.test/api/metrics", { headers: { authorization } }),
    );

    expect(response.status).toBe(404);
  }
});
