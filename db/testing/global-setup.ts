import { readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { ensureCluster } from "@/db/embedded/ensure-cluster";
import { isProcess } from "@/db/embedded/process-state";
import { stopPostmaster } from "@/db/embedded/stop-postmaster";
import { migrateDatabase } from "@/db/migrate";
import { createScratchDatabase, type ScratchTarget } from "./scratch-database";
import { makeScratchDir } from "./scratch-dir";

declare module "vitest" {
  export interface ProvidedContext {
    /** The scratch cluster, for `create database`. */
    scratchServer: ScratchTarget;
    /** The migrated database that every test file gets a clone of. */
    templateDatabase: string;
    /** How the temporary directories of this run begin, so that a later run knows whose they are. */
    scratchPrefix: string;
  }
}

/** The number is that of the test run. */
const SCRATCH_DIR = /^patchbay-test-(\d+)-/;

/** Nothing here has to survive anything. */
const FAST_SETTINGS = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  autovacuum: "off",
  // As many test files at once as there are cores, each with a pool.
  max_connections: "300",
};

/** Starts one scratch PostgreSQL for all database tests of this run, with a migrated template database. */
export default async function setUpDatabase(project: TestProject): Promise<() => Promise<void>> {
  await sweepAbandoned();
  const prefix = path.join(os.tmpdir(), `patchbay-test-${process.pid}-`);
  const dir = await makeScratchDir(prefix);
  const dataDir = path.join(dir, "data");
  const cluster = await ensureCluster({ dataDir, say: () => {}, settings: FAST_SETTINGS });
  const tearDown = async () => {
    await cluster.stop();
    await rm(dir, { recursive: true, force: true });
  };
  try {
    const template = await createScratchDatabase(cluster.target);
    await migrateDatabase(template);
    project.provide("scratchServer", cluster.target);
    project.provide("templateDatabase", template.database);
    project.provide("scratchPrefix", prefix);
  } catch (error) {
    await tearDown();
    throw error;
  }

  return tearDown;
}

/** What killed test runs have left: their PostgreSQLs run on. */
async function sweepAbandoned(): Promise<void> {
  for (const name of await readdir(os.tmpdir())) {
    const pid = Number(SCRATCH_DIR.exec(name)?.[1]);
    if (!pid || isProcess(pid)) continue;
    const dir = path.join(os.tmpdir(), name);
    try {
      await stopPostmaster(path.join(dir, "data/postgres"));
      await rm(dir, { recursive: true, force: true });
    } catch {
      // Another user's.
    }
  }
}
