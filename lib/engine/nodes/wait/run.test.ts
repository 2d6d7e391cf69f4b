import { expect, test } from "vitest";
import { createTestHost, testContext } from "@/lib/engine/test-host";
import { prepareWait } from "./run";

test.each([
  [5, 5, "Wait 5 seconds"],
  [1.5, 1.5, "Wait 1.5 seconds"],
  [0, 1, "Wait 1 second"],
  [1e12, 365 * 86_400, "Wait 365 days"],
])("%d seconds pause the run for %d", async (seconds, waitedSeconds, sentence) => {
  const host = createTestHost();
  const step = prepareWait({ seconds }, testContext());

  expect(step.sentence).toBe(sentence);
  expect(await step.act({ stepKey: "w", host })).toEqual({
    status: "succeeded",
    port: "next",
    output: { waitedSeconds },
  });
  expect(host.sleeps).toEqual([{ stepKey: "w", durationMs: waitedSeconds * 1000 }]);
});
