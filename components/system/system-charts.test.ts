import { expect, test } from "vitest";
import type { SystemSample } from "@/lib/system/schema";
import { systemCharts } from "./system-charts";

const NOW = 1_700_000_000_000;

function sample(secondsAgo: number, change: Partial<SystemSample> = {}): SystemSample {
  return {
    atMs: NOW - secondsAgo * 1000,
    accepted: 0,
    lagP95Ms: null,
    loopDelayP99Ms: 1,
    live: {
      runs: { queued: 1, running: 2, waiting: 3 },
      steps: { running: 0, waiting: 0 },
      jobs: { runnable: 4, waiting: 5, held: 6 },
      oldestRunnableMs: 90_000,
    },
    ...change,
  };
}

function chart(samples: SystemSample[], title: string) {
  const found = systemCharts(samples, NOW).find((each) => each.title === title);
  if (!found) throw new Error(`There is no chart ${title}.`);

  return found;
}

test("counts calls over the minute before each sample", () => {
  const samples = [60.1, 45, 29.9, 15, 0].map((secondsAgo) => sample(secondsAgo, { accepted: 10 }));
  const [line] = chart(samples, "Calls taken a minute").lines;

  expect(line?.points.map(({ y }) => y)).toEqual([10, 20, 30, 40, 40]);
  expect(line?.latest).toBe("40");
});

test("places samples in the hour and leaves out older ones", () => {
  const [line] = chart([sample(4000), sample(1800), sample(0)], "Event-loop delay").lines;

  expect(line?.points.map(({ x }) => x)).toEqual([0.5, 1]);
});

test("says nothing of what was not measured", () => {
  const samples = [sample(15), sample(0, { live: null })];

  expect(chart(samples, "Oldest due work")).toMatchObject({
    highest: "1 min 30 s",
    lines: [{ latest: "–" }],
  });
  expect(chart(samples, "Delay before work starts")).toMatchObject({
    highest: null,
    lines: [{ latest: "–" }],
  });
  expect(chart([], "Queue")).toMatchObject({ highest: null });
});
