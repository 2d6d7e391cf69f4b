import { setTimeout as pause } from "node:timers/promises";
import { killPostgres } from "./cluster";
import type { CrashWorld } from "./world";

/** Calls of a round begin over this long, and the kill comes at any moment of it or shortly after. */
const SPREAD_MS = 1_500;
const KILL_WITHIN_MS = 2_500;
const SLOWEST_ANSWER_MS = 300;

export type Round = {
  victims: "server" | "server and database";
  killedAfterMs: number;
  acceptedBefore: number;
  stepsInFlight: number;
  /** From the start of the new process until it serves. */
  readyMs: number;
  /** From the kill until nothing was left to do; null where the next kill came first. */
  recoveredMs: number | null;
};

type Options = {
  rounds: number;
  calls: number;
  /** Every so manieth kill takes PostgreSQL along. */
  databaseEvery: number;
  /** So many kills follow on each other before all is let settle. */
  settleEvery: number;
  say: (round: Round) => void;
};

/** Kills the server under load, again and again, at moments that nobody chose. */
export async function killAtRandom(
  world: CrashWorld,
  { rounds, calls, databaseEvery, settleEvery, say }: Options,
): Promise<Round[]> {
  const done: Round[] = [];
  world.answerAfter(() => pause(Math.random() * SLOWEST_ANSWER_MS));
  for (let number = 1; number <= rounds; number++) {
    const victims = number % databaseEvery === 0 ? "server and database" : "server";
    const isLast = number === rounds || number % settleEvery === 0;
    const round = await killOnce(world, { calls, victims, isLast });
    say(round);
    done.push(round);
  }
  world.answerAfter(() => undefined);

  return done;
}

type Kill = { calls: number; victims: Round["victims"]; isLast: boolean };

async function killOnce(world: CrashWorld, { calls, victims, isLast }: Kill): Promise<Round> {
  const { server } = world;
  const acceptedAtStart = world.accepted.size;
  const killedAfterMs = Math.round(Math.random() * KILL_WITHIN_MS);
  const cluster = await world.cluster();
  const load = world.load(calls, SPREAD_MS);
  await pause(killedAfterMs);
  const acceptedBefore = world.accepted.size - acceptedAtStart;
  await server.kill();
  if (victims === "server and database") await killPostgres(cluster);
  const killedMs = performance.now();
  const { length: stepsInFlight } = await world.noteInFlight();

  const startedMs = performance.now();
  await server.start();
  const readyMs = Math.round(performance.now() - startedMs);
  await load;
  if (isLast) await world.settled();
  const recoveredMs = isLast ? Math.round(performance.now() - killedMs) : null;

  return { victims, killedAfterMs, acceptedBefore, stepsInFlight, readyMs, recoveredMs };
}
