import { randomUUID } from "node:crypto";
import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

const WARM_UP_CALLS = 300;
const WARM_UP_CALLERS = 8;

/** The other end of the benchmark: makes the calls, gets what comes out, and keeps the books. */
export async function startCountingReceiver() {
  const arrivals = new Map<string, number>();
  const waiting = new Map<string, () => void>();
  const accepted = new Set<string>();
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    outgoing.writeHead(200).end();
    const { id } = JSON.parse(Buffer.concat(chunks).toString()) as { id: string };
    arrivals.set(id, (arrivals.get(id) ?? 0) + 1);
    waiting.get(id)?.();
    waiting.delete(id);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const hostPort = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });

  function poster(url: string, webhookId: string, apiKey: string) {
    const target = new URL(`/hooks/${webhookId}`, url);

    function send(id: string): Promise<void> {
      return new Promise((resolve, reject) => {
        const body = JSON.stringify({ id, email: "zoe@example.com", firstName: "Zoë", campaignId: 8143 });
        const headers = {
          apikey: apiKey,
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
        };
        const call = request(target, { method: "POST", agent, headers }, (response) => {
          response.resume();
          response.once("end", () => {
            if (response.statusCode === 202) accepted.add(id);
            if (response.statusCode === 202) resolve();
            else reject(new Error(`Answered ${response.statusCode}.`));
          });
        });
        call.once("error", reject);
        call.end(body);
      });
    }

    async function accept(): Promise<void> {
      await send(randomUUID());
    }

    /** Answers how long it took from the POST to the arrival, in milliseconds. */
    async function throughToArrival(): Promise<number> {
      const id = randomUUID();
      const arrived = new Promise<void>((resolve) => waiting.set(id, resolve));
      const startedMs = performance.now();
      await Promise.all([send(id), arrived]);

      return performance.now() - startedMs;
    }

    async function oneAtATime(count: number): Promise<number[]> {
      const timesMs: number[] = [];
      for (let n = 0; n < count; n++) timesMs.push(await throughToArrival());

      return timesMs;
    }

    async function warmUp(): Promise<void> {
      const perCaller = Math.ceil(WARM_UP_CALLS / WARM_UP_CALLERS);
      await Promise.all(Array.from({ length: WARM_UP_CALLERS }, () => oneAtATime(perCaller)));
    }

    return { accept, throughToArrival, oneAtATime, warmUp };
  }

  /** Waits until everything accepted has arrived, or nothing more comes in time. */
  async function settled(timeoutMs: number): Promise<void> {
    const deadline = performance.now() + timeoutMs;
    while (performance.now() < deadline && [...accepted].some((id) => !arrivals.has(id))) await pause(20);
  }

  function reconcile(): { lost: number; duplicated: number } {
    const lost = [...accepted].filter((id) => !arrivals.has(id)).length;

    return { lost, duplicated: [...arrivals.values()].filter((count) => count > 1).length };
  }

  return {
    url: `http://${hostPort}`,
    hostPort,
    poster,
    settled,
    reconcile,
    close: () => {
      server.closeAllConnections();
      server.close();
      agent.destroy();
    },
  };
}
