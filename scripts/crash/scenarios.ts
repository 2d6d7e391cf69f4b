import { setTimeout as pause } from "node:timers/promises";
import type { PatchbayServer } from "@/e2e/patchbay-server";
import { killPostgres, stopPostgres } from "./cluster";
import type { CrashWorld } from "./world";

const CALLS = 60;
const SPREAD_MS = 800;
const ANSWER_AFTER_MS = 400;
/** In the middle of all of it. */
const STRIKE_AFTER_ARRIVALS = 10;
/** Longer than a lease, so that others have taken over; not long enough for them to be done. */
const STALL_MS = 10_500;

type Scenario = {
  name: string;
  /** Whether somebody may see something twice. */
  mayRepeat: boolean;
  run: (world: CrashWorld) => Promise<void>;
};

/** What goes wrong other than by `kill -9`; each strikes under load, and ends when all is done. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: "PostgreSQL stopped in good order, mid-load",
    mayRepeat: true,
    run: (world) => takeDatabaseAway(world, async () => stopPostgres(await world.cluster())),
  },
  { name: "PostgreSQL killed, mid-load", mayRepeat: true, run: killDatabaseUnheard },
  { name: "the server stopped in good order, steps in flight", mayRepeat: false, run: stopInGoodOrder },
  { name: "a worker stalled past its lease, then back", mayRepeat: true, run: stall },
  { name: "one of two processes killed", mayRepeat: true, run: killOneOfTwo },
];

/** With nobody left to read what the server has to say about it. */
export async function killDatabaseUnheard(world: CrashWorld): Promise<void> {
  world.server.loseOutput();
  await takeDatabaseAway(world, async () => killPostgres(await world.cluster()));
}

/** The server is held still for the moment of the blow, so that what it had in flight can be counted. */
async function takeDatabaseAway(world: CrashWorld, strike: () => Promise<void>): Promise<void> {
  await underLoad(world, async () => {
    world.server.freeze();
    await world.noteInFlight();
    await strike();
    world.server.thaw();
  });
}

async function stopInGoodOrder(world: CrashWorld): Promise<void> {
  await underLoad(world, async () => {
    const code = await world.server.interrupt();
    if (code !== 0) throw new Error(`The server ended with ${code}:\n${world.server.output}`);
    if ((await world.noteInFlight()).length > 0) throw new Error("A graceful stop left steps behind.");
    await world.server.start();
  });
}

/** While the first process is out, the second one does its work; then the first goes on as if nothing was. */
async function stall(world: CrashWorld): Promise<void> {
  await withSecond(world, () =>
    underLoad(world, async () => {
      world.server.freeze();
      await world.noteInFlight();
      await pause(STALL_MS);
      world.server.thaw();
    }),
  );
}

async function killOneOfTwo(world: CrashWorld): Promise<void> {
  await withSecond(world, (second) =>
    underLoad(world, async () => {
      await second.kill();
      await world.noteInFlight();
      await second.start();
    }, [world.server, second]),
  );
}

async function withSecond(world: CrashWorld, work: (second: PatchbayServer) => Promise<void>): Promise<void> {
  const second = await world.startSecond();
  try {
    await work(second);
  } finally {
    await second.interrupt();
  }
}

/** Strikes in the middle of a load, then waits until all of it is done. */
async function underLoad(
  world: CrashWorld,
  strike: () => Promise<void>,
  servers: PatchbayServer[] = [world.server],
): Promise<void> {
  world.answerAfter(() => pause(ANSWER_AFTER_MS));
  const load = world.load(CALLS, SPREAD_MS, servers);
  await world.hasArrived(STRIKE_AFTER_ARRIVALS);
  await strike();
  await load;
  await world.settled();
  world.answerAfter(() => undefined);
}
