import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { stat } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { ApiClient } from "./api-client";
import { PatchbayServer } from "./patchbay-server";

test("the first start prints a curl line that works as pasted", async () => {
  const server = await PatchbayServer.create();
  try {
    await server.start();
    const line = server.output.split("\n").find((text) => text.trim().startsWith("curl ")) ?? "";
    const answer = execFileSync("/bin/sh", ["-c", `${line} --silent --write-out '\\n%{http_code}'`], {
      encoding: "utf8",
    });

    expect(answer.trim().split("\n").at(-1)).toBe("202");
    const { apiKey, email, password } = await server.demo();
    expect(server.output).toContain(email);
    expect(server.output).toContain(password);
    const api = new ApiClient(server.url, apiKey);
    await expect
      .poll(async () => (await api.call<{ data: { status: string }[] }>("GET", "/runs")).data[0]?.status)
      .toBe("succeeded");
  } finally {
    await server.remove();
  }
});

test("Ctrl-C stops everything, and a second start keeps everything", async () => {
  const server = await PatchbayServer.create();
  try {
    await server.start();
    const first = await server.demo();
    expect(await server.interrupt()).toBe(0);
    expect(processesAbout(server.dataDir)).toEqual([]);

    const startedMs = Date.now();
    await server.start();
    expect(Date.now() - startedMs).toBeLessThan(20_000);
    expect(await server.demo()).toEqual(first);
    const agents = await new ApiClient(server.url, first.apiKey).call<{ data: { id: string }[] }>(
      "GET",
      "/agents",
    );
    expect(agents.data.map(({ id }) => id)).toEqual([first.agentId]);
  } finally {
    await server.remove();
  }
});

test("Ctrl-C in the terminal of npm start, or SIGTERM to npm, stops the server and its database", async () => {
  test.setTimeout(180_000);
  const server = await PatchbayServer.create();
  let npm: ChildProcess | null = null;
  try {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      npm = startThroughNpm(server);
      const ended = once(npm, "exit");
      await expect.poll(() => isUp(server), { timeout: 60_000 }).toBe(true);
      // A terminal tells everybody in the foreground; whoever stops a service tells npm alone.
      process.kill(signal === "SIGINT" ? -pidOf(npm) : pidOf(npm), signal);
      await ended;

      await expect.poll(() => processesAbout(server.dataDir), { message: signal }).toEqual([]);
    }
  } finally {
    if (npm?.exitCode === null && npm.signalCode === null) process.kill(-pidOf(npm), "SIGKILL");
    await server.remove();
  }
});

test("what holds secrets is for its owner only", async () => {
  const server = await PatchbayServer.create();
  try {
    await server.start();
    for (const file of ["demo.json", "secret"]) {
      expect((await stat(path.join(server.dataDir, file))).mode & 0o777).toBe(0o600);
    }
  } finally {
    await server.remove();
  }
});

test("a second server on the same data directory is told who has it", async () => {
  const first = await PatchbayServer.create();
  const second = await PatchbayServer.create({ env: { PATCHBAY_DATA_DIR: first.dataDir } });
  try {
    await first.start();

    expect(await second.startToFail()).toBe(1);
    expect(second.output).toContain("Patchbay already runs on the data directory");
    expect(second.output).toContain(`process ${first.pid} at ${first.url}`);
    expect((await fetch(`${first.url}/api/health`)).status).toBe(200);
  } finally {
    await second.remove();
    await first.remove();
  }
});

test("a server whose output nobody reads any more goes on in peace", async () => {
  const server = await PatchbayServer.create();
  try {
    await server.start();
    const { apiKey, webhookId } = await server.demo();
    server.closeOutput();
    // The kill makes it say something.
    execFileSync("pkill", ["-KILL", "-f", `${server.dataDir}/postgres`]);
    const api = new ApiClient(server.url, apiKey);
    await expect.poll(async () => (await api.trigger(webhookId, "{}")).status, { timeout: 60_000 }).toBe(202);

    const before = process.hrtime.bigint();
    const cpuBeforeMs = await server.cpuMs();
    await expect.poll(() => Number(process.hrtime.bigint() - before) / 1e9).toBeGreaterThan(2);
    expect((await server.cpuMs()) - cpuBeforeMs).toBeLessThan(1_000);
  } finally {
    await server.remove();
  }
});

test("a bad environment stops the start, with all that is wrong", async () => {
  const env = {
    PATCHBAY_URL: "patchbay",
    PATCHBAY_EGRESS_ALLOW: "localhost",
    PATCHBAY_INBOUND_LIMIT: "many",
  };
  const server = await PatchbayServer.create({ env });

  expect(await server.startToFail()).toBe(1);
  for (const name of Object.keys(env)) expect(server.output).toContain(`  - ${name} must be`);
  await server.remove();
});

test("a port in use is said in a sentence", async () => {
  const first = await PatchbayServer.create();
  const second = await PatchbayServer.create({ env: { PORT: String(first.port) } });
  try {
    await first.start();

    expect(await second.startToFail()).toBe(1);
    expect(second.output).toContain(`Port ${first.port} is in use`);
    expect(processesAbout(second.dataDir)).toEqual([]);
  } finally {
    await second.remove();
    await first.remove();
  }
});

/** In a process group of its own, as a terminal starts it. */
function startThroughNpm({ port, dataDir }: PatchbayServer): ChildProcess {
  return spawn("npm", ["start"], {
    env: { ...process.env, PORT: String(port), PATCHBAY_DATA_DIR: dataDir },
    stdio: "ignore",
    detached: true,
  });
}

function pidOf({ pid }: ChildProcess): number {
  if (!pid) throw new Error("npm could not be started.");

  return pid;
}

async function isUp({ url }: PatchbayServer): Promise<boolean> {
  return fetch(`${url}/api/health`).then(
    (response) => response.ok,
    () => false,
  );
}

/** Command lines of processes that work on this directory. */
function processesAbout(dataDir: string): string[] {
  try {
    return execFileSync("pgrep", ["-af", dataDir], { encoding: "utf8" }).trim().split("\n");
  } catch {
    // pgrep found none.
    return [];
  }
}
