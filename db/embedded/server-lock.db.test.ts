import { expect, onTestFinished, test } from "vitest";
import { databaseTarget, openSql, sql } from "@/db/client";
import { ensureScratchCluster, preparedDataDir } from "@/db/testing/scratch-data-dir";
import { spawnClusterProcess } from "@/db/testing/spawn-cluster-process";
import { holdServerLock, type ServerLock } from "./server-lock";

const URL = "http://localhost:3000";
const HOLDERS = `
  select activity.pid, activity.application_name as name
  from pg_locks join pg_stat_activity as activity using (pid)
  where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())`;

test("a second server is refused until the first is killed", async () => {
  const target = databaseTarget();
  if ("url" in target) throw new Error("The tests run on a socket.");
  const first = await spawnClusterProcess({ task: "lock", target, url: URL });
  const outcome = await first.outcome("lock");
  const refused = await holdServerLock(target, { url: "http://localhost:4000", onLost: () => {} });
  await first.kill();
  const lock = await hold();

  expect(outcome.heldBy).toBeNull();
  expect(refused).toEqual({ heldBy: `process ${first.pid} at ${URL}` });
  expect(await holders()).toHaveLength(1);
  await lock.release();
  expect(await holders()).toEqual([]);
});

test("takes the lock again when its connection drops", async () => {
  const lost: string[] = [];
  await hold((heldBy) => lost.push(heldBy));
  const [before] = await holders();
  await sql()`select pg_terminate_backend(${before?.pid ?? 0})`;

  await expect.poll(async () => (await holders())[0]?.pid ?? before?.pid).not.toBe(before?.pid);
  expect((await holders())[0]?.name).toBe(before?.name);
  expect(lost).toEqual([]);
});

test("takes the lock again after a restart of PostgreSQL, and is not lost while that is down", async () => {
  const cluster = await ensureScratchCluster(await preparedDataDir());
  const lost: string[] = [];
  const lock = await holdServerLock(cluster.target, { url: URL, onLost: (heldBy) => lost.push(heldBy) });
  if ("heldBy" in lock) throw new Error(lock.heldBy);
  onTestFinished(() => lock.release());
  await cluster.stop();
  await cluster.restart();
  const pool = openSql(cluster.target, { max: 1 });
  onTestFinished(() => pool.end({ timeout: 1 }));

  await expect.poll(() => pool.unsafe(HOLDERS), { timeout: 5_000 }).toHaveLength(1);
  expect(lost).toEqual([]);
});

test("says so when another server got the lock meanwhile", async () => {
  const target = databaseTarget();
  const lost: string[] = [];
  await hold((heldBy) => lost.push(heldBy));
  const [before] = await holders();
  // It waits in the queue, so it has the lock before ours can ask for it again.
  const rival = openSql(target, { max: 1 });
  onTestFinished(() => rival.end({ timeout: 1 }));
  await rival`set application_name = 'patchbay 4711 abcdef http://localhost:4000'`;
  const waiting = rival`select pg_advisory_lock(73783725)`.execute();
  await expect
    .poll(() => sql()`select 1 from pg_locks where locktype = 'advisory' and not granted`)
    .toHaveLength(1);
  await sql()`select pg_terminate_backend(${before?.pid ?? 0})`;
  await waiting;

  await expect.poll(() => lost).toEqual(["process 4711 at http://localhost:4000"]);
});

async function hold(onLost: (heldBy: string) => void = () => {}): Promise<ServerLock> {
  const lock = await holdServerLock(databaseTarget(), { url: URL, onLost });
  if ("heldBy" in lock) throw new Error(`Held by ${lock.heldBy}`);
  onTestFinished(() => lock.release());

  return lock;
}

async function holders(): Promise<{ pid: number; name: string }[]> {
  return [...(await sql().unsafe<{ pid: number; name: string }[]>(HOLDERS))];
}
