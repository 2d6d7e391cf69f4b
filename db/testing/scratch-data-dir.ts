import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, inject, onTestFinished } from "vitest";
import { type ClusterOptions, ensureCluster } from "@/db/embedded/ensure-cluster";
import { stopPostmaster } from "@/db/embedded/stop-postmaster";
import { makeScratchDir } from "./scratch-dir";

/** Fast ones: what these tests kill is processes, never the machine. */
export const UNSAFE = { fsync: "off" };

/** A data directory that does not exist yet. It goes with the test, and the PostgreSQL in it. */
export async function scratchDataDir(): Promise<string> {
  const parent = await makeScratchDir(inject("scratchPrefix"));
  const dataDir = path.join(parent, "data");
  onTestFinished(async () => {
    await stopPostmaster(path.join(dataDir, "postgres"));
    await rm(parent, { recursive: true, force: true });
  });

  return dataDir;
}

/** As {@link scratchDataDir}, with a stopped cluster in it: a copy, which is faster than initdb. */
export async function preparedDataDir(): Promise<string> {
  original ??= makeOriginal();
  const dataDir = await scratchDataDir();
  execFileSync("cp", ["-a", await original, dataDir]);

  return dataDir;
}

let original: Promise<string> | null = null;

async function makeOriginal(): Promise<string> {
  const parent = await makeScratchDir(inject("scratchPrefix"));
  originals.push(parent);
  const dataDir = path.join(parent, "data");
  const cluster = await ensureScratchCluster(dataDir);
  await cluster.stop();

  return dataDir;
}

const originals: string[] = [];

afterAll(async () => {
  for (const dir of originals) await rm(dir, { recursive: true });
});

/** {@link ensureCluster} with fast settings, and what it said. */
export async function ensureScratchCluster(dataDir: string, options: Partial<ClusterOptions> = {}) {
  const said: string[] = [];
  const say = (sentence: string) => said.push(sentence);

  return { ...(await ensureCluster({ dataDir, say, settings: UNSAFE, ...options })), said };
}
