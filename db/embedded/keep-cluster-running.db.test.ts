import { rm } from "node:fs/promises";
import { expect, onTestFinished, test } from "vitest";
import { openSql } from "@/db/client";
import { ensureScratchCluster, preparedDataDir } from "@/db/testing/scratch-data-dir";
import { keepClusterRunning } from "./keep-cluster-running";
import { findPostmaster } from "./postmaster-file";

test("starts a killed PostgreSQL again, and the pool finds it", async () => {
  const cluster = await ensureScratchCluster(await preparedDataDir());
  const said: string[] = [];
  const end = keepClusterRunning(cluster, (sentence) => said.push(sentence));
  onTestFinished(end);
  const sql = openSql(cluster.target, { max: 2 });
  onTestFinished(() => sql.end({ timeout: 1 }));
  const before = await findPostmaster(cluster.clusterDir);
  process.kill(before?.pid ?? 0, "SIGKILL");
  await expect.poll(() => sql`select 1 as one`.catch(() => null), { timeout: 10_000 }).toEqual([{ one: 1 }]);

  expect((await findPostmaster(cluster.clusterDir))?.pid).not.toBe(before?.pid);
  expect(said).toEqual(["The database has stopped unexpectedly. Starting it again."]);
});

test("leaves PostgreSQL stopped once it has been ended", async () => {
  const cluster = await ensureScratchCluster(await preparedDataDir());
  const said: string[] = [];
  const end = keepClusterRunning(cluster, (sentence) => said.push(sentence));
  await end();
  await cluster.stop();

  expect(await findPostmaster(cluster.clusterDir)).toBeNull();
  expect(said).toEqual([]);
});

test("does not put a new database in the place of a deleted one", async () => {
  const dataDir = await preparedDataDir();
  const cluster = await ensureScratchCluster(dataDir);
  await cluster.stop();
  await rm(cluster.clusterDir, { recursive: true });
  const said: string[] = [];
  const end = keepClusterRunning(cluster, (sentence) => said.push(sentence));
  onTestFinished(end);

  await expect
    .poll(() => said, { timeout: 5_000 })
    .toEqual([expect.stringContaining("is gone. Stop Patchbay")]);
});
