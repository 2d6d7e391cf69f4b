import type { Ledger } from "./ledger";
import { killAt, NAMED_POINTS } from "./named-points";
import { killAtRandom, type Round } from "./random-kills";
import { SCENARIOS } from "./scenarios";
import { CrashWorld } from "./world";

const ROUNDS = 20;
const CALLS = 100;
/** Longest time for all of it. */
const DEADLINE_MS = 15 * 60_000;

const startedMs = performance.now();
const faults: string[] = [];
let world: CrashWorld | null = null;

const deadline = setTimeout(() => void giveUp("It took too long."), DEADLINE_MS);
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void giveUp(`Got ${signal}.`));

say(`${ROUNDS} rounds of ${CALLS} calls, a kill -9 in each`);
const { rounds, ledger: random } = await inWorld(async (fresh) => {
  const done = await killAtRandom(fresh, {
    rounds: ROUNDS,
    calls: CALLS,
    databaseEvery: 5,
    settleEvery: 4,
    say: (round) => say(`  ${describeRound(round)}`),
  });
  return { rounds: done, ledger: await fresh.ledger() };
});
faults.push(...random.faults);
say(describeLedger(random));

say("\nkills at named points");
const points = await inWorld(async (fresh) => {
  for (const point of NAMED_POINTS) {
    const report = await killAt(fresh, point);
    say(`  ${report.name}`);
    faults.push(...report.faults);
  }
  await fresh.settled();

  return fresh.ledger();
});
faults.push(...points.faults);
say(describeLedger(points));

const scenarios: Record<string, Ledger> = {};
for (const { name, mayRepeat, run } of SCENARIOS) {
  const beganMs = performance.now();
  const ledger = await inWorld(async (fresh) => {
    await run(fresh);
    return fresh.ledger();
  });
  scenarios[name] = ledger;
  faults.push(...ledger.faults);
  if (!mayRepeat && ledger.repeats > 0) faults.push(`${name}: ${ledger.repeats} repeats.`);
  say(`\n${name}, ${seconds(performance.now() - beganMs)}\n${describeLedger(ledger)}`);
}

for (const fault of faults) say(`FAULT  ${fault}`);
const recoveries = rounds.flatMap(({ recoveredMs }) => recoveredMs ?? []);
const figures = {
  rounds: ROUNDS,
  callsPerRound: CALLS,
  ...shortened(random),
  slowestRecoveryMs: Math.max(...recoveries),
  namedPoints: { points: NAMED_POINTS.length, ...shortened(points) },
  scenarios: Object.fromEntries(Object.entries(scenarios).map(([name, ledger]) => [name, shortened(ledger)])),
  faults: faults.length,
  seconds: Math.round((performance.now() - startedMs) / 1000),
};
say(`\n${faults.length === 0 ? "Everything reconciles." : `${faults.length} faults.`}`);
say(JSON.stringify(figures));
clearTimeout(deadline);
process.exit(faults.length === 0 ? 0 : 1);

/** Each part has a Patchbay of its own, which goes with it. */
async function inWorld<Result>(work: (fresh: CrashWorld) => Promise<Result>): Promise<Result> {
  const fresh = await CrashWorld.create();
  world = fresh;
  try {
    return await work(fresh);
  } finally {
    world = null;
    await fresh.remove();
  }
}

/** Nothing that was started here stays behind. */
async function giveUp(why: string): Promise<void> {
  say(why);
  await world?.remove();
  process.exit(1);
}

function describeRound({
  victims,
  killedAfterMs,
  acceptedBefore,
  stepsInFlight,
  readyMs,
  recoveredMs,
}: Round): string {
  const recovery = recoveredMs === null ? "" : `; all done ${seconds(recoveredMs)} after the kill`;

  return `${victims} killed after ${killedAfterMs} ms: ${acceptedBefore} accepted, ${stepsInFlight} steps in flight; up again in ${seconds(readyMs)}${recovery}`;
}

function describeLedger(ledger: Ledger): string {
  const { accepted, run, delivered, lost, repeats, repeated, stepsInFlight, marked } = ledger;
  const rows: [string, string][] = [
    ["accepted", String(accepted)],
    ["run", String(run)],
    ["delivered", `${delivered} steps of ${accepted * 2}`],
    ["lost", String(lost.length)],
    ["unanswered", `${ledger.unanswered}, of which ${ledger.unansweredButRun} were run`],
    ["steps in flight at the kills", String(stepsInFlight)],
    ["repeats", String(repeats)],
    ["marked “may have run twice”", String(marked)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
  const details = repeated.map(
    ({ id, step, arrivals, isMarked }) =>
      `    ${id} “${step}” arrived ${arrivals} times, ${isMarked ? "marked" : "NOT MARKED"}`,
  );

  return [...lines, ...details].join("\n");
}

function shortened({ lost, repeated, faults: _, ...ledger }: Ledger) {
  return { ...ledger, lost: lost.length, unmarked: repeated.filter(({ isMarked }) => !isMarked).length };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
