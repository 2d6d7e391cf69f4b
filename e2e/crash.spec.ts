import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { startReceiver } from "@/lib/testing/start-receiver";
import { ApiClient } from "./api-client";
import { PatchbayServer } from "./patchbay-server";

const CALLS = 200;
/** Slow enough that most of them are under way when the server dies. */
const ANSWER_AFTER_MS = 400;

type Run = { status: string; steps: { mayHaveRunTwice: boolean; attempts: { interrupted: boolean }[] }[] };

for (const victim of ["the server", "the server and its database"] as const) {
  test(`kill -9 of ${victim} with ${CALLS} accepted requests in flight loses none`, async () => {
    test.setTimeout(180_000);
    const receiver = await startReceiver();
    receiver.answerWith(
      () => new Promise((resolve) => setTimeout(resolve, ANSWER_AFTER_MS, { status: 200 })),
    );
    const server = await PatchbayServer.create({ env: { PATCHBAY_EGRESS_ALLOW: receiver.hostPort } });
    try {
      await server.start();
      const { apiKey } = await server.demo();
      const api = new ApiClient(server.url, apiKey);
      const { webhookId } = await api.deployForwarder(receiver.url, { body: '{"n": {{webhookBody.n}}}' });

      const answers = await Promise.all(
        Array.from({ length: CALLS }, async (_, n) => {
          const response = await api.trigger(webhookId, JSON.stringify({ n }));
          expect(response.status).toBe(202);
          return (await response.json()) as { runs: { id: string }[] };
        }),
      );
      const arrivedBefore = receiver.calls.length;
      await server.kill();
      if (victim !== "the server") await killDatabase(server.dataDir);
      expect(arrivedBefore, "the kill came too late to prove anything").toBeLessThan(CALLS);

      await server.start();
      await expect
        .poll(() => new Set(receiver.calls.map(({ body }) => JSON.parse(body).n)).size, { timeout: 90_000 })
        .toBe(CALLS);

      // Whatever came twice was in flight at the kill, and its run says so.
      const runs = await Promise.all(answers.map(({ runs: [run] }) => settledRun(api, run?.id ?? "")));
      const arrivals = receiver.calls.map(({ body }) => JSON.parse(body).n as number);
      runs.forEach((run, n) => {
        const count = arrivals.filter((arrived) => arrived === n).length;
        const marked = run.steps.some((step) => step.mayHaveRunTwice);
        expect(run.status).toBe("succeeded");
        expect(count === 1 || marked, `call ${n} arrived ${count} times, unmarked`).toBe(true);
      });
    } finally {
      await server.remove();
      receiver.close();
    }
  });
}

async function settledRun(api: ApiClient, runId: string): Promise<Run> {
  await expect
    .poll(async () => (await api.call<Run>("GET", `/runs/${runId}`)).status, { timeout: 60_000 })
    .toMatch(/succeeded|failed/);

  return api.call<Run>("GET", `/runs/${runId}`);
}

async function killDatabase(dataDir: string): Promise<void> {
  const [pid] = (await readFile(path.join(dataDir, "postgres/postmaster.pid"), "utf8")).split("\n");
  execFileSync("pkill", ["-KILL", "-P", pid ?? ""], { stdio: "ignore" });
  process.kill(Number(pid), "SIGKILL");
}
