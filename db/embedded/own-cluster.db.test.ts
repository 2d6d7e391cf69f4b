import { expect, onTestFinished, test } from "vitest";
import { openSql } from "@/db/client";
import { runQuery } from "@/db/testing/run-query";
import { preparedDataDir, UNSAFE } from "@/db/testing/scratch-data-dir";
import { type OwnedCluster, ownCluster } from "./own-cluster";
import { findPostmaster } from "./postmaster-file";

test("a second server is refused, and the first goes on undisturbed", async () => {
  const dataDir = await preparedDataDir();
  const first = await own(dataDir);
  const second = await ownCluster(ownerOptions(dataDir, "http://localhost:4000"));

  expect(second).toEqual({ heldBy: `process ${process.pid} at http://localhost:3000` });
  expect(await runQuery(first.target, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("stop stops PostgreSQL, and lets the next server in", async () => {
  const dataDir = await preparedDataDir();
  const first = await own(dataDir);
  await first.stop();
  const stopped = await findPostmaster(`${dataDir}/postgres`);
  const second = await own(dataDir);

  expect(stopped).toBeNull();
  expect(second.isAdopted).toBe(false);
});

test("a server that starts while another stops has a running database in the end", async () => {
  const dataDir = await preparedDataDir();
  const first = await own(dataDir);
  const watcher = openSql(first.target, { max: 1 });
  onTestFinished(() => watcher.end({ timeout: 1 }));
  const starting = own(dataDir, "http://localhost:4000");
  // It has adopted PostgreSQL and asks for the lock.
  const asking = () => watcher`select 1 from pg_stat_activity where application_name like '%:4000'`;
  await expect.poll(asking, { interval: 3, timeout: 5_000 }).toHaveLength(1);
  await first.stop();
  const second = await starting;

  expect(await runQuery(second.target, "select 1 as one")).toEqual([{ one: 1 }]);
});

async function own(dataDir: string, url = "http://localhost:3000"): Promise<OwnedCluster> {
  const cluster = await ownCluster(ownerOptions(dataDir, url));
  if ("heldBy" in cluster) throw new Error(`Held by ${cluster.heldBy}`);
  onTestFinished(() => cluster.stop());

  return cluster;
}

function ownerOptions(dataDir: string, url: string) {
  return { dataDir, url, say: () => {}, onLost: () => {}, settings: UNSAFE };
}
