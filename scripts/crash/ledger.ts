/** What was seen from outside: by whoever made the calls, whoever got them, and the database between. */
export type Books = {
  /** Calls that were answered 202, by the id that they carried. */
  accepted: ReadonlyMap<string, { runId: string }>;
  /** Calls that were cut off before an answer: they may have been accepted or not. */
  unanswered: ReadonlySet<string>;
  /** Everything that reached the receiver. */
  arrivals: readonly Arrival[];
  /** Requests that had left, or were about to, and whose end was not written yet when a process died. */
  inFlight: readonly InFlight[];
  /** The accepted runs as the public API tells them, by id. */
  runs: ReadonlyMap<string, RunReport>;
  /** What the database holds in all. */
  counts: Counts;
};

export type Arrival = { id: string; step: string };
export type InFlight = { attemptId: string; runId: string; step: string };
export type RunReport = { status: string; steps: { nodeId: string; mayHaveRunTwice: boolean }[] };

export type Counts = {
  runs: number;
  unfinishedRuns: number;
  messages: number;
  sentEvents: number;
  contacts: number;
  createdEvents: number;
  conversations: number;
  startedEvents: number;
  hostJobs: number;
  hostMemos: number;
};

export type Repeat = { id: string; step: string; arrivals: number; isMarked: boolean; inFlight: number };

export type Ledger = {
  accepted: number;
  /** Accepted runs that succeeded. */
  run: number;
  /** Steps of accepted runs that reached the receiver, each counted once. */
  delivered: number;
  /** Accepted, and some step never arrived. */
  lost: string[];
  unanswered: number;
  /** Of the unanswered: how many were accepted all the same. */
  unansweredButRun: number;
  stepsInFlight: number;
  /** Arrivals beyond the first of a step. */
  repeats: number;
  repeated: Repeat[];
  /** Steps that say that they may have run twice. */
  marked: number;
  /** What does not reconcile, in plain sentences. Empty when all is well. */
  faults: string[];
};

/** Reconciles what was accepted, run and delivered, id by id. `steps` call the receiver once a run. */
export function reconcile(books: Books, steps: readonly string[]): Ledger {
  const { accepted, unanswered, arrivals, inFlight, runs, counts } = books;
  const arrived = tally(arrivals.map(({ id, step }) => `${id} ${step}`));
  const flying = tally(inFlight.map(({ runId, step }) => `${runId} ${step}`));
  const lost: string[] = [];
  const repeated: Repeat[] = [];
  const faults: string[] = [];
  let run = 0;
  let delivered = 0;
  let marked = 0;

  for (const [id, { runId }] of accepted) {
    const report = runs.get(runId);
    if (report?.status === "succeeded") run++;
    else faults.push(`The run ${runId} of call ${id} is ${report?.status ?? "unknown"}.`);

    const times = steps.map((step) => arrived.get(`${id} ${step}`) ?? 0);
    delivered += times.filter((count) => count > 0).length;
    if (times.includes(0)) lost.push(id);
    steps.forEach((step, index) => {
      const isMarked = report?.steps.some((row) => row.nodeId === step && row.mayHaveRunTwice) ?? false;
      const count = times[index] ?? 0;
      if (isMarked) marked++;
      if (count < 2) return;
      repeated.push({ id, step, arrivals: count, isMarked, inFlight: flying.get(`${runId} ${step}`) ?? 0 });
    });
  }

  for (const id of lost) faults.push(`Call ${id} was accepted and did not arrive.`);
  for (const { id, step, arrivals: count, isMarked, inFlight: flights } of repeated) {
    if (!isMarked)
      faults.push(`Call ${id} arrived ${count} times at “${step}”, and its run does not say so.`);
    if (count - 1 > flights)
      faults.push(`Call ${id} arrived ${count} times at “${step}”, in flight at ${flights} kills.`);
  }
  const strangers = arrivals.filter(({ id }) => !accepted.has(id) && !unanswered.has(id));
  if (strangers.length > 0) faults.push(`${strangers.length} arrivals belong to no call.`);
  const unansweredButRun = [...unanswered].filter((id) =>
    steps.some((step) => arrived.has(`${id} ${step}`)),
  ).length;
  faults.push(...countFaults(counts, accepted.size + unansweredButRun));

  return {
    accepted: accepted.size,
    run,
    delivered,
    lost,
    unanswered: unanswered.size,
    unansweredButRun,
    stepsInFlight: inFlight.length,
    repeats: repeated.reduce((sum, { arrivals: count }) => sum + count - 1, 0),
    repeated,
    marked,
    faults,
  };
}

/** Every run sends one message; every contact has one conversation; each has its event, once. */
function countFaults(counts: Counts, runs: number): string[] {
  const expected: [keyof Counts, number][] = [
    ["runs", runs],
    ["unfinishedRuns", 0],
    ["messages", counts.runs],
    ["sentEvents", counts.runs],
    ["createdEvents", counts.contacts],
    ["conversations", counts.contacts],
    ["startedEvents", counts.contacts],
    ["hostJobs", 0],
    ["hostMemos", 0],
  ];

  return expected.flatMap(([name, count]) =>
    counts[name] === count ? [] : [`The database has ${counts[name]} ${name}, expected ${count}.`],
  );
}

function tally(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);

  return counts;
}
