import { expect, test } from "vitest";
import { type Books, reconcile } from "./ledger";

const STEPS = ["out"];

/** Two calls that went well, changed as a test says. */
function books(change: Partial<Books> = {}): Books {
  return {
    accepted: new Map([
      ["a", { runId: "run_a" }],
      ["b", { runId: "run_b" }],
    ]),
    unanswered: new Set(),
    arrivals: [
      { id: "a", step: "out" },
      { id: "b", step: "out" },
    ],
    inFlight: [],
    runs: new Map([
      ["run_a", { status: "succeeded", steps: [{ nodeId: "out", mayHaveRunTwice: false }] }],
      ["run_b", { status: "succeeded", steps: [{ nodeId: "out", mayHaveRunTwice: false }] }],
    ]),
    counts: {
      runs: 2,
      unfinishedRuns: 0,
      messages: 2,
      sentEvents: 2,
      contacts: 1,
      createdEvents: 1,
      conversations: 1,
      startedEvents: 1,
      hostJobs: 0,
      hostMemos: 0,
    },
    ...change,
  };
}

const twice = {
  arrivals: [...books().arrivals, { id: "b", step: "out" }],
};
const marked = new Map([
  ...books().runs,
  ["run_b", { status: "succeeded", steps: [{ nodeId: "out", mayHaveRunTwice: true }] }],
]);
const flying = [{ attemptId: "att_1", runId: "run_b", step: "out" }];

test("what went well has no faults", () => {
  expect(reconcile(books(), STEPS)).toMatchObject({
    accepted: 2,
    run: 2,
    delivered: 2,
    lost: [],
    faults: [],
  });
});

test("a repeat of what was in flight at a kill is no fault where the run says so", () => {
  expect(reconcile(books({ ...twice, runs: marked, inFlight: flying }), STEPS)).toMatchObject({
    delivered: 2,
    repeats: 1,
    repeated: [{ id: "b", step: "out", arrivals: 2, isMarked: true, inFlight: 1 }],
    marked: 1,
    faults: [],
  });
});

test.each<[string, Partial<Books>, RegExp]>([
  ["a call that did not arrive", { arrivals: books().arrivals.slice(1) }, /accepted and did not arrive/],
  ["a repeat without a mark", { ...twice, inFlight: flying }, /its run does not say so/],
  ["a repeat of what was not in flight", { ...twice, runs: marked }, /in flight at 0 kills/],
  [
    "a run that hangs",
    { runs: new Map([...books().runs, ["run_a", { status: "running", steps: [] }]]) },
    /is running/,
  ],
  [
    "an arrival that nobody called for",
    { arrivals: [...books().arrivals, { id: "c", step: "out" }] },
    /no call/,
  ],
  [
    "a run too many",
    { counts: { ...books().counts, runs: 3, messages: 3, sentEvents: 3 } },
    /3 runs, expected 2/,
  ],
  ["a message too many", { counts: { ...books().counts, messages: 3 } }, /3 messages, expected 2/],
  ["a contact's second conversation", { counts: { ...books().counts, conversations: 2 } }, /2 conversations/],
  ["a job left over", { counts: { ...books().counts, hostJobs: 1 } }, /1 hostJobs/],
])("%s is a fault", (_, change, fault) => {
  expect(reconcile(books(change), STEPS).faults).toEqual([expect.stringMatching(fault)]);
});

test("a call that was cut off may have been accepted, and is then counted", () => {
  const unanswered = { unanswered: new Set(["b", "c"]), accepted: new Map([["a", { runId: "run_a" }]]) };

  expect(reconcile(books(unanswered), STEPS)).toMatchObject({
    unanswered: 2,
    unansweredButRun: 1,
    faults: [],
  });
});
