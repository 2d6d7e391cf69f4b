import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { open, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { openSql } from "@/db/client";
import { runQuery } from "@/db/testing/run-query";
import { ensureScratchCluster, preparedDataDir, scratchDataDir, UNSAFE } from "@/db/testing/scratch-data-dir";
import { spawnClusterProcess } from "@/db/testing/spawn-cluster-process";
import type { Cluster } from "./ensure-cluster";
import { giveTo, postgresUser } from "./os-user";
import { findPostmaster, socketFile } from "./postmaster-file";
import { processState } from "./process-state";
import { spawnIdentity } from "./run-command";

test("survives a kill of all of PostgreSQL", async () => {
  const dataDir = await preparedDataDir();
  const cluster = await startWithRows(dataDir);
  await killPostgres(cluster.clusterDir, { withChildren: true });
  const again = await ensureScratchCluster(dataDir);

  expect(again.isAdopted).toBe(false);
  expect(again.target).toEqual(cluster.target);
  expect(await runQuery(again.target, "select count(*)::int from kept")).toEqual([{ count: 1000 }]);
});

test("survives a kill of PostgreSQL's first process, and waits for the others to end", async () => {
  const dataDir = await preparedDataDir();
  const cluster = await startWithRows(dataDir);
  const sql = openSql(cluster.target, { max: 1 });
  // A session in the middle of a computation does not look up to see that its parent is dead.
  const busy = sql`select count(*) from generate_series(1, 20000000)`.catch(() => null);
  await untilBusy(cluster);
  await killPostgres(cluster.clusterDir, { withChildren: false });
  const again = await ensureScratchCluster(dataDir);
  await busy;
  await sql.end({ timeout: 1 });

  expect(again.isAdopted).toBe(false);
  expect(await runQuery(again.target, "select count(*)::int from kept")).toEqual([{ count: 1000 }]);
});

test("adopts the PostgreSQL of a killed server", async () => {
  const dataDir = await preparedDataDir();
  const server = await spawnClusterProcess({ task: "ensure", dataDir, settings: UNSAFE });
  const first = await server.outcome("cluster");
  const before = await findPostmaster(first.clusterDir);
  await server.kill();
  const adopted = await ensureScratchCluster(dataDir);

  expect(adopted.isAdopted).toBe(true);
  expect(adopted.target).toEqual(first.target);
  expect(await findPostmaster(adopted.clusterDir)).toEqual(before);
});

test("Ctrl-C in the terminal of the server does not reach PostgreSQL", async () => {
  const dataDir = await preparedDataDir();
  const server = await spawnClusterProcess({ task: "ensure", dataDir, settings: UNSAFE });
  const { target } = await server.outcome("cluster");
  process.kill(-server.pid, "SIGINT");
  await server.ended;

  expect(await runQuery(target, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("starts although the number in postmaster.pid is another program's by now", async () => {
  const dataDir = await preparedDataDir();
  const other = await spawnAsPostgres(dataDir, "echo $$; exec sleep 60");
  await leaveLocks(dataDir, other.pid);
  const again = await ensureScratchCluster(dataDir);

  expect(again.isAdopted).toBe(false);
  expect(other.child.exitCode).toBeNull();
});

test("starts although the number in postmaster.pid is a zombie's", async () => {
  const dataDir = await preparedDataDir();
  // `exec` puts a program in the shell's place that knows nothing of its child, and never reaps it.
  const zombie = await spawnAsPostgres(dataDir, "sleep 60 & echo $!; exec sleep 60");
  await expect.poll(() => commandOf(zombie.child.pid)).toMatch(/sleep$/);
  process.kill(zombie.pid);
  await expect.poll(() => processState(zombie.pid, dataDir)).toBe("zombie");
  await leaveLocks(dataDir, zombie.pid);

  expect((await ensureScratchCluster(dataDir)).isAdopted).toBe(false);
});

test("starts after a power cut that has emptied postmaster.pid", async () => {
  const dataDir = await preparedDataDir();
  const { clusterDir, stop } = await ensureScratchCluster(dataDir);
  await stop();
  const file = path.join(clusterDir, "postmaster.pid");
  await writeFile(file, "");
  await giveTo(file, await postgresUser(dataDir));
  await utimes(file, new Date(0), new Date(0));

  expect((await ensureScratchCluster(dataDir)).isAdopted).toBe(false);
});

test("starts although the socket's lock alone was left, with another program's number", async () => {
  const dataDir = await preparedDataDir();
  const other = await spawnAsPostgres(dataDir, "echo $$; exec sleep 60");
  await leaveLocks(dataDir, other.pid);
  await rm(path.join(dataDir, "postgres/postmaster.pid"));

  expect((await ensureScratchCluster(dataDir)).isAdopted).toBe(false);
});

test("waits for one that is stopping, then starts its own", async () => {
  const dataDir = await preparedDataDir();
  const { target, clusterDir } = await ensureScratchCluster(dataDir);
  const before = await findPostmaster(clusterDir);
  const sql = openSql(target, { max: 1 });
  await sql`select 1`;
  // The smart shutdown lasts until the last session ends.
  process.kill(before?.pid ?? 0, "SIGTERM");
  await expect.poll(() => readFile(path.join(clusterDir, "postmaster.pid"), "utf8")).toContain("stopping");
  let isDone = false;
  const attempt = ensureScratchCluster(dataDir).finally(() => {
    isDone = true;
  });
  await pause(300);
  const wasDoneEarly = isDone;
  await sql.end();
  const again = await attempt;

  expect(wasDoneEarly).toBe(false);
  expect(again.isAdopted).toBe(false);
  expect((await findPostmaster(clusterDir))?.pid).not.toBe(before?.pid);
});

test("stop ends open transactions, leaves no process and no file, and may be repeated", async () => {
  const dataDir = await preparedDataDir();
  const { target, clusterDir, stop } = await ensureScratchCluster(dataDir);
  const sql = openSql(target, { max: 1 });
  const session = await sql.reserve();
  await session`begin`;
  const pid = (await findPostmaster(clusterDir))?.pid ?? 0;
  await Promise.all([stop(), stop()]);
  await stop();
  await sql.end({ timeout: 1 });

  expect(await processState(pid, clusterDir)).toBe("gone");
  expect(
    (await readdir(clusterDir)).filter((name) => name.includes("pid") || name.includes("PGSQL")),
  ).toEqual([]);
  await expect(stat(target.host)).rejects.toThrow("ENOENT");
});

test("cuts a long log down to its end at the next start", async () => {
  const dataDir = await preparedDataDir();
  const { logFile, stop } = await ensureScratchCluster(dataDir);
  await stop();
  const log = await open(logFile, "a");
  await log.write(`${"a line of the log\n".repeat(350_000)}the last line before\n`);
  await log.close();
  await ensureScratchCluster(dataDir);
  const text = await readFile(logFile, "utf8");

  expect(text.length).toBeLessThan(1.1 * 1024 * 1024);
  expect(text.startsWith("a line of the log\n")).toBe(true);
  expect(text).toMatch(/the last line before\n.*database system is ready/s);
});

test("works in a long path with blanks, quotes and commas, and through a link", async () => {
  const dataDir = path.join(await scratchDataDir(), `my "data", ${"very ".repeat(20)}new`);
  const first = await ensureScratchCluster(dataDir);
  await first.stop();
  await rename(first.clusterDir, path.join(dataDir, "moved"));
  execFileSync("ln", ["-s", "moved", first.clusterDir]);
  const linked = await ensureScratchCluster(dataDir);
  const adopted = await ensureScratchCluster(dataDir);
  await linked.stop();

  expect(linked.clusterDir).toBe(path.join(dataDir, "moved"));
  expect([linked.isAdopted, adopted.isAdopted]).toEqual([false, true]);
});

async function startWithRows(dataDir: string): Promise<Cluster> {
  const cluster = await ensureScratchCluster(dataDir);
  await runQuery(cluster.target, "create table kept as select generate_series(1, 1000) as id");

  return cluster;
}

async function untilBusy({ target }: Cluster): Promise<void> {
  const count =
    "select count(*)::int from pg_stat_activity where query like '%20000000%' and state = 'active'";
  await expect.poll(async () => (await runQuery(target, count))[0]?.count).toBeGreaterThan(1);
}

async function killPostgres(clusterDir: string, { withChildren }: { withChildren: boolean }): Promise<void> {
  const pid = (await findPostmaster(clusterDir))?.pid ?? 0;
  const children = execFileSync("pgrep", ["-P", `${pid}`], { encoding: "utf8" });
  process.kill(pid, "SIGKILL");
  const victims = withChildren ? children.trim().split(/\s+/).map(Number) : [];
  for (const child of victims) killIfThere(child);
}

function commandOf(pid: number | undefined): string {
  return execFileSync("ps", ["-o", "comm=", "-p", `${pid}`], { encoding: "utf8" }).trim();
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // Its parent's death has ended it first.
  }
}

/** Starts a shell as PostgreSQL's user; its first line of output is a process number. */
async function spawnAsPostgres(
  dataDir: string,
  script: string,
): Promise<{ pid: number; child: ChildProcess }> {
  await (await ensureScratchCluster(dataDir)).stop();
  const user = await postgresUser(dataDir);
  const child = spawn("/bin/sh", ["-c", script], { ...spawnIdentity(user), cwd: "/", stdio: "pipe" });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  const [line] = await once(child.stdout, "data");

  return { pid: Number(line), child };
}

/** What PostgreSQL would have left, had it had this number and been killed. */
async function leaveLocks(dataDir: string, pid: number): Promise<void> {
  const { clusterDir, target } = await ensureScratchCluster(dataDir);
  const locks = [
    path.join(clusterDir, "postmaster.pid"),
    `${socketFile(target.host)}.lock`,
    `${socketFile(clusterDir)}.lock`,
  ];
  const own = (await findPostmaster(clusterDir))?.pid ?? 0;
  const texts = await Promise.all(locks.map((lock) => readFile(lock, "utf8")));
  await killPostgres(clusterDir, { withChildren: true });
  await expect.poll(() => processState(own, clusterDir)).not.toBe("postmaster");
  for (const [i, lock] of locks.entries()) {
    await writeFile(lock, texts[i]?.replace(`${own}\n`, `${pid}\n`) ?? "");
  }
}
