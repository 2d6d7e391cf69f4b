import type { Inngest } from "inngest";

type Send = Inngest["send"];

export type ParityCase = {
  name: string;
  /** Sends what the case needs; `id` keeps its records apart from all others. */
  act: (send: Send, id: string, recorded: (name: string) => Promise<void>) => Promise<unknown>;
  /** What must have been recorded in the end, and nothing else. */
  records: Record<string, unknown>;
  /** Nothing more may come for so long, where it matters that something does not happen. */
  quietMs?: number;
};

/**
 * What happens, feature by feature, on every host. Recorded from the documented behaviour of Inngest;
 * the suite runs it on the embedded host, and with `INNGEST_BASE_URL` on the server there.
 */
export const PARITY_CASES: readonly ParityCase[] = [
  {
    name: "steps: results go through JSON, and one id may be used again",
    act: (send, id) => send({ name: "parity/steps", data: { id, n: 7 } }),
    records: {
      result: { first: { at: "1970-01-01T00:00:00.000Z", n: 7 }, nothing: null, again: [1, 2, 3] },
    },
  },
  {
    name: "sleep and sleepUntil",
    act: (send, id) => send({ name: "parity/sleep", data: { id } }),
    records: { "slept long enough": true },
  },
  {
    name: "steps side by side, alone and in chains",
    act: (send, id) => send({ name: "parity/parallel", data: { id } }),
    records: { result: { both: [1, 2, null], after: "after", mixed: ["ll", "r"] } },
  },
  {
    name: "a race",
    act: (send, id) => send({ name: "parity/race", data: { id } }),
    records: { winner: "fast" },
  },
  {
    name: "sendEvent",
    act: (send, id) => send({ name: "parity/send", data: { id } }),
    records: { "sent 1": "parity/sent", "sent 2": "parity/sent" },
  },
  {
    name: "invoke, with a result and with a failure",
    act: (send, id) => send({ name: "parity/invoke", data: { id } }),
    records: { result: { result: { doubled: 42 }, failure: "The child gave up." } },
  },
  {
    name: "waitForEvent: a match, a condition, a time-out",
    act: async (send, id) => {
      await send({ name: "parity/wait", data: { id } });
      await pause(3_000);
      await send({ name: "parity/go", data: { id: "somebody else", n: 9 } });
      await send({ name: "parity/go", data: { id, n: 1 } });
      await pause(1_000);
      await send({ name: "parity/go", data: { id, n: 2 } });
    },
    records: { result: { matched: 1, conditional: 2, nothing: null } },
  },
  {
    name: "retries, at the time that a step asks for",
    act: (send, id) => send({ name: "parity/retry", data: { id } }),
    records: { "attempt 0": true, "attempt 1": true, "attempt 2": true, "attempt after the step": 0 },
  },
  {
    name: "failures, caught and told of",
    act: (send, id) => send({ name: "parity/fail", data: { id } }),
    records: { caught: [true, "Caught."], onFailure: ["TypeError", "Not caught."] },
  },
  {
    name: "cancelOn",
    act: async (send, id, recorded) => {
      await send({ name: "parity/cancel", data: { id } });
      await recorded("started");
      await pause(500);
      await send({ name: "parity/stop", data: { id: "somebody else" } });
      await send({ name: "parity/stop", data: { id } });
    },
    records: { started: true },
    quietMs: 4_000,
  },
  {
    name: "idempotency by a key",
    act: async (send, id, recorded) => {
      await send({ name: "parity/idempotent", data: { id, n: 1 } });
      await recorded("ran for 1");
      await send({ name: "parity/idempotent", data: { id, n: 2 } });
    },
    records: { "ran for 1": true },
    quietMs: 1_500,
  },
  {
    name: "an event id counts once",
    act: async (send, id, recorded) => {
      await send({ id, name: "parity/deduplicated", data: { id, n: 1 } });
      await recorded("ran for 1");
      await send({ id, name: "parity/deduplicated", data: { id, n: 2 } });
    },
    records: { "ran for 1": true },
    quietMs: 1_500,
  },
  {
    name: "a condition of a trigger",
    act: (send, id) => send([1, 2, 3].map((n) => ({ name: "parity/conditional", data: { id, n } }))),
    records: { "ran for 2": true, "ran for 3": true },
    quietMs: 1_500,
  },
  {
    name: "one at a time for a key",
    act: (send, id) => send([1, 2, 3].map((n) => ({ name: "parity/limited", data: { id, n } }))),
    records: { "alone for 1": 1, "alone for 2": 1, "alone for 3": 1 },
  },
  {
    name: "invoking what does not exist",
    act: (send, id) => send({ name: "parity/missing", data: { id } }),
    records: { "invoking nobody gives": "an error" },
  },
];

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
