import { expect, test } from "@playwright/test";
import { killAt, NAMED_POINTS } from "@/scripts/crash/named-points";
import { killAtRandom } from "@/scripts/crash/random-kills";
import { killDatabaseUnheard } from "@/scripts/crash/scenarios";
import { CrashWorld } from "@/scripts/crash/world";

/** The short form of `npm run test:crash`: the same worlds, kills and books. */

test("kill -9 under load, of the server and of its database, loses nothing and hides no repeat", async () => {
  test.setTimeout(180_000);
  const world = await CrashWorld.create();
  try {
    const rounds = await killAtRandom(world, {
      rounds: 2,
      calls: 100,
      databaseEvery: 2,
      settleEvery: 2,
      say: () => {},
    });
    const ledger = await world.ledger();

    expect(ledger.faults).toEqual([]);
    expect(ledger).toMatchObject({ accepted: 200, run: 200, delivered: 400, lost: [] });
    expect(rounds.map(({ victims }) => victims)).toEqual(["server", "server and database"]);
  } finally {
    await world.remove();
  }
});

test("killed at any named point, a run goes on from there", async () => {
  test.setTimeout(180_000);
  const world = await CrashWorld.create();
  try {
    const faults: string[] = [];
    for (const point of NAMED_POINTS.filter(({ isShort }) => isShort))
      faults.push(...(await killAt(world, point)).faults);
    await world.settled();
    const ledger = await world.ledger();

    expect([...ledger.faults, ...faults]).toEqual([]);
    expect(ledger.repeats, "requests that had arrived are sent again").toBeGreaterThan(0);
  } finally {
    await world.remove();
  }
});

test("PostgreSQL killed under load, and nobody left to read the log: the server gets over both", async () => {
  test.setTimeout(180_000);
  const world = await CrashWorld.create();
  try {
    await killDatabaseUnheard(world);

    expect((await world.ledger()).faults).toEqual([]);
  } finally {
    await world.remove();
  }
});
