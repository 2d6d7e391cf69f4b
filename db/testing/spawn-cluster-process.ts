import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";
import { afterAll, inject, onTestFinished } from "vitest";
import type { Order, Outcome } from "./cluster-process";
import { makeScratchDir } from "./scratch-dir";

type SpawnOptions = { uid?: number; cwd?: string };

type ClusterProcess = {
  pid: number;
  /** What the process reported. Throws its error, if it had one. */
  outcome<Kind extends keyof Kinds>(kind: Kind): Promise<Kinds[Kind]>;
  /** SIGKILL, and waits until it is dead. */
  kill(): Promise<void>;
  /** Resolves when it has ended by itself. */
  ended: Promise<unknown>;
};

type Kinds = {
  cluster: Extract<Outcome, { clusterDir: string }>;
  lock: Extract<Outcome, { heldBy: string | null }>;
  error: Extract<Outcome, { error: string }>;
};

const KEYS = { cluster: "clusterDir", lock: "heldBy", error: "error" } as const;

let bundle: Promise<string> | null = null;
const bundleDirs: string[] = [];

afterAll(async () => {
  for (const dir of bundleDirs) await rm(dir, { recursive: true });
});

/** Starts cluster-process.ts in a process of its own, which ends with the test at the latest. */
export async function spawnClusterProcess(
  order: Order,
  { uid, cwd = process.cwd() }: SpawnOptions = {},
): Promise<ClusterProcess> {
  bundle ??= bundleProcess();
  const child = spawn(process.execPath, [await bundle, JSON.stringify(order)], {
    ...(uid === undefined ? {} : { uid, gid: uid }),
    cwd,
    // As a terminal does it, so that a test can press Ctrl-C.
    detached: true,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const kill = () => killChild(child);
  onTestFinished(kill);

  const firstLine = once(createInterface(child.stdout), "line");
  const ended = once(child, "exit");
  const tooSoon = ended.then(() => Promise.reject(new Error("The process ended without a report.")));
  const outcome = Promise.race([firstLine, tooSoon]).then(([line]) => JSON.parse(line) as Outcome);
  // A test need not ask.
  outcome.catch(() => {});
  tooSoon.catch(() => {});

  return { pid: child.pid ?? 0, outcome: async (kind) => expectKind(await outcome, kind), kill, ended };
}

async function bundleProcess(): Promise<string> {
  const dir = await makeScratchDir(inject("scratchPrefix"));
  const file = path.join(dir, "cluster-process.mjs");
  await build({
    entryPoints: [path.resolve("db/testing/cluster-process.ts")],
    outfile: file,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
  bundleDirs.push(dir);

  return file;
}

function expectKind<Kind extends keyof Kinds>(outcome: Outcome, kind: Kind): Kinds[Kind] {
  if (!(KEYS[kind] in outcome)) throw new Error(`Expected a ${kind}, got ${JSON.stringify(outcome)}`);

  // The key tells the members of the union apart.
  return outcome as Kinds[Kind];
}

async function killChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}
