import { cpus } from "node:os";
import { ApiClient } from "@/e2e/api-client";
import { PatchbayServer } from "@/e2e/patchbay-server";
import { requireHonestDatabase } from "./database-settings";
import { atRate, inParallel } from "./load";
import { percentile } from "./percentile";
import { startCountingReceiver } from "./receiver";

const ACCEPT_RATE_PER_SECOND = 200;
const ACCEPT_SECONDS = 10;
const SATURATION_CALLS = 6_000;
const SATURATION_CALLERS = 64;
const SINGLE_CALLS = 200;
const BURST_CALLS = 2_000;
const CALLER_COUNTS = [16, 64];
const CALLS_PER_CALLER_ROUND = 1_500;
const DRAIN_TIMEOUT_MS = 120_000;

const receiver = await startCountingReceiver();
const server = await PatchbayServer.create({
  env: { PATCHBAY_EGRESS_ALLOW: receiver.hostPort, PATCHBAY_INBOUND_LIMIT: "0" },
});
try {
  await server.start();
  const settings = await requireHonestDatabase(server.dataDir);
  const { apiKey } = await server.demo();
  const api = new ApiClient(server.url, apiKey);
  const { webhookId } = await api.deployForwarder(receiver.url, {
    body: '{"id": "{{webhookBody.id}}"}',
  });
  const post = receiver.poster(server.url, webhookId, apiKey);
  const idleMib = await server.residentMib();

  await post.warmUp();
  const single = await post.oneAtATime(SINGLE_CALLS);
  const paced = await atRate(ACCEPT_RATE_PER_SECOND, ACCEPT_SECONDS, post.accept);
  await receiver.settled(DRAIN_TIMEOUT_MS);
  const callers = [];
  for (const count of CALLER_COUNTS) {
    const startedMs = performance.now();
    await inParallel(CALLS_PER_CALLER_ROUND, count, post.throughToArrival);
    callers.push({ count, perSecond: (CALLS_PER_CALLER_ROUND * 1000) / (performance.now() - startedMs) });
  }
  const burstStartedMs = performance.now();
  await inParallel(BURST_CALLS, SATURATION_CALLERS, post.accept);
  await receiver.settled(DRAIN_TIMEOUT_MS);
  const burstPerSecond = (BURST_CALLS * 1000) / (performance.now() - burstStartedMs);
  const saturationStartedMs = performance.now();
  await inParallel(SATURATION_CALLS, SATURATION_CALLERS, post.accept);
  const acceptedPerSecond = (SATURATION_CALLS * 1000) / (performance.now() - saturationStartedMs);
  await receiver.settled(DRAIN_TIMEOUT_MS);
  const { lost, duplicated } = receiver.reconcile();

  print([
    ["machine", `${cpus().length} × ${cpus()[0]?.model ?? "?"}, Node ${process.version}`],
    ["database", settings],
    [`accepted/s, ${SATURATION_CALLERS} callers`, acceptedPerSecond.toFixed(0)],
    [`accept at ${ACCEPT_RATE_PER_SECOND}/s, p50 / p95 / p99`, times(paced, [50, 95, 99])],
    ["POST to outbound arrival, one at a time, p50 / p95", times(single, [50, 95])],
    ...callers.map(({ count, perSecond }): Row => [`whole runs/s, ${count} callers`, perSecond.toFixed(0)]),
    [`whole runs/s, burst of ${BURST_CALLS}`, burstPerSecond.toFixed(0)],
    ["lost", String(lost)],
    ["duplicated", String(duplicated)],
    ["server resident memory, idle / after", `${idleMib} / ${await server.residentMib()} MiB`],
  ]);
  const figures = {
    acceptedPerSecond: Math.round(acceptedPerSecond),
    acceptMs: { p50: percentile(paced, 50), p95: percentile(paced, 95), p99: percentile(paced, 99) },
    arrivalMs: { p50: percentile(single, 50), p95: percentile(single, 95) },
    runsPerSecond: {
      ...Object.fromEntries(
        callers.map(({ count, perSecond }) => [`callers${count}`, Math.round(perSecond)]),
      ),
      burst: Math.round(burstPerSecond),
    },
    lost,
    duplicated,
    settings,
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
} finally {
  await server.remove();
  receiver.close();
}

type Row = [string, string];

function print(rows: Row[]): void {
  const width = Math.max(...rows.map(([name]) => name.length));
  for (const [name, value] of rows) process.stdout.write(`${name.padEnd(width)}  ${value}\n`);
}

function times(valuesMs: number[], percents: number[]): string {
  return `${percents.map((percent) => percentile(valuesMs, percent).toFixed(1)).join(" / ")} ms`;
}
