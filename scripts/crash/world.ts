import { setTimeout as pause } from "node:timers/promises";
import { keptSecret } from "@/db/embedded/app-secret";
import type { Cluster } from "@/db/embedded/ensure-cluster";
import { ApiClient } from "@/e2e/api-client";
import { PatchbayServer } from "@/e2e/patchbay-server";
import { startReceiver } from "@/lib/testing/start-receiver";
import { attemptsInFlight, clusterOf, countAll, onDatabase } from "./cluster";
import { type Arrival, type InFlight, type Ledger, type RunReport, reconcile } from "./ledger";

/** The steps of the flow that call the receiver: one that its run waits for, and one that it does not. */
const STEPS = ["out", "later"] as const;
export type CallingStep = (typeof STEPS)[number];

const CONTACTS = 50;
const POLL_MS = 100;
const GIVE_UP_MS = 120_000;
/** How many runs are read at a time. */
const READERS = 8;

/** What becomes of an arrival before it is answered. */
type OnArrival = (arrival: Arrival) => Promise<unknown> | undefined;

/**
 * A real Patchbay with an agent deployed, a receiver for what that sends, and the books of both ends.
 * The agent's flow writes to a contact, calls the receiver and waits, then calls it without waiting.
 */
export class CrashWorld {
  readonly accepted = new Map<string, { runId: string; atMs: number }>();
  readonly unanswered = new Set<string>();
  readonly arrivals: Arrival[] = [];
  readonly inFlight: InFlight[] = [];
  private calls = 0;
  private second: PatchbayServer | null = null;
  private onArrival: OnArrival = () => undefined;

  private constructor(
    readonly server: PatchbayServer,
    private readonly receiver: Awaited<ReturnType<typeof startReceiver>>,
    private readonly apiKey: string,
    private readonly webhookId: string,
  ) {
    receiver.answerWith(async ({ body }) => {
      const arrival = JSON.parse(body) as Arrival;
      this.arrivals.push(arrival);
      await this.onArrival(arrival);
      return { status: 200 };
    });
  }

  static async create(): Promise<CrashWorld> {
    const receiver = await startReceiver();
    const server = await PatchbayServer.create({
      env: { PATCHBAY_EGRESS_ALLOW: receiver.hostPort, PATCHBAY_INBOUND_LIMIT: "0" },
    });
    try {
      await server.start();
      const { apiKey } = await server.demo();
      const caller = (id: CallingStep) => ({
        id,
        kind: "webhook_trigger",
        port: "delivered",
        config: {
          url: receiver.url,
          waitForDelivery: id === "out",
          body: `{"id": "{{webhookBody.id}}", "step": "${id}"}`,
        },
      });
      const { webhookId } = await new ApiClient(server.url, apiKey).deploySteps("Crash", [
        { id: "text", kind: "send_message", port: "next", config: { text: "Call {{webhookBody.id}}" } },
        ...STEPS.map(caller),
      ]);

      return new CrashWorld(server, receiver, apiKey, webhookId);
    } catch (error) {
      await server.remove();
      receiver.close();
      throw error;
    }
  }

  cluster(): Promise<Cluster> {
    return clusterOf(this.server.dataDir);
  }

  /** What comes before each answer from now on. */
  answerAfter(onArrival: OnArrival): void {
    this.onArrival = onArrival;
  }

  /** Lets this step of the next call wait for its answer until `letGo`; nothing, for null. */
  holdNext(held: CallingStep | null): { arrived: Promise<void>; letGo: () => void } {
    const heldId = idOf(this.calls);
    let letGo = () => {};
    const released = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const arrived = new Promise<void>((resolve) => {
      this.answerAfter(({ id, step }) => {
        if (id !== heldId || step !== held) return undefined;
        resolve();
        return released;
      });
    });

    return { arrived, letGo };
  }

  /** A second process on the same database; where that runs is the first one's business. */
  async startSecond(): Promise<PatchbayServer> {
    const { target } = await this.cluster();
    this.second = await PatchbayServer.create({
      env: {
        PATCHBAY_EGRESS_ALLOW: this.receiver.hostPort,
        PATCHBAY_INBOUND_LIMIT: "0",
        PATCHBAY_SECRET: await keptSecret(this.server.dataDir),
        DATABASE_URL: `postgres:///${target.database}`,
        PGHOST: target.host,
        PGPORT: String(target.port),
        PGUSER: target.username,
      },
    });
    await this.second.start();

    return this.second;
  }

  /**
   * Calls the agent until it has accepted `count` calls, begun at random moments of `spreadMs`. Every
   * other call has an `Idempotency-Key` and is repeated as it was when it is cut off; the others get a
   * new id then, as nobody can know what became of the first.
   *
   * @returns the ids that were accepted
   */
  load(count: number, spreadMs: number, servers: PatchbayServer[] = [this.server]): Promise<string[]> {
    return Promise.all(
      Array.from({ length: count }, async (_, index) => {
        await pause(Math.random() * spreadMs);
        return this.callUntilAccepted(servers[index % servers.length] ?? this.server);
      }),
    );
  }

  private async callUntilAccepted(server: PatchbayServer): Promise<string> {
    const deadlineMs = Date.now() + GIVE_UP_MS;
    let number = this.calls++;
    const isKeyed = number % 2 === 0;
    while (Date.now() < deadlineMs) {
      const outcome = await this.call(server, number, isKeyed);
      if (outcome === "accepted") return idOf(number);
      if (outcome === "unanswered" && !isKeyed) {
        this.unanswered.add(idOf(number));
        number = this.calls++;
      }
      await pause(POLL_MS);
    }
    throw new Error(`${server.url} accepted no call for ${GIVE_UP_MS / 1000} s:\n${server.output}`);
  }

  private async call(
    { url }: PatchbayServer,
    number: number,
    isKeyed: boolean,
  ): Promise<"accepted" | "unanswered" | "refused"> {
    const id = idOf(number);
    const phone = `+141555501${String(number % CONTACTS).padStart(2, "0")}`;
    const headers: Record<string, string> = isKeyed ? { "idempotency-key": id } : {};
    try {
      const body = JSON.stringify({ id, phone });
      const response = await new ApiClient(url, this.apiKey).trigger(this.webhookId, body, headers);
      const text = await response.text();
      // Its database may have gone away before, in or after the commit.
      if (response.status === 503) return "unanswered";
      if (response.status !== 202) throw new Error(`Call ${id} was answered ${response.status}: ${text}`);
      const { runs } = JSON.parse(text) as { runs: { id: string }[] };
      this.accepted.set(id, { runId: runs[0]?.id ?? "", atMs: Date.now() });

      return "accepted";
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      // Where nobody listens, nothing was left.
      return causeCode(error) === "ECONNREFUSED" ? "refused" : "unanswered";
    }
  }

  /** Waits until so many requests have reached the receiver. */
  async hasArrived(count: number): Promise<void> {
    const deadlineMs = Date.now() + GIVE_UP_MS;
    while (this.arrivals.length < count) {
      if (Date.now() > deadlineMs) throw new Error(`Nothing arrives:\n${this.server.output}`);
      await pause(POLL_MS / 10);
    }
  }

  /** To be called while everybody is dead or frozen: what they had in flight, and no earlier kill left. */
  async noteInFlight(): Promise<InFlight[]> {
    const known = new Set(this.inFlight.map(({ attemptId }) => attemptId));
    const found = await onDatabase(await this.cluster(), attemptsInFlight);
    const inFlight = found.filter(({ attemptId }) => !known.has(attemptId));
    this.inFlight.push(...inFlight);

    return inFlight;
  }

  /** Waits until nothing is left to do. */
  async settled(): Promise<void> {
    const deadlineMs = Date.now() + GIVE_UP_MS;
    const cluster = await this.cluster();
    for (;;) {
      const { hostJobs, runs } = await onDatabase(cluster, countAll);
      if (hostJobs === 0 && runs >= this.accepted.size) return;
      if (Date.now() > deadlineMs) return;
      await pause(POLL_MS);
    }
  }

  async ledger(): Promise<Ledger> {
    const { accepted, unanswered, arrivals, inFlight } = this;
    const counts = await onDatabase(await this.cluster(), countAll);

    return reconcile(
      { accepted, unanswered, arrivals, inFlight, runs: await this.readRuns(), counts },
      STEPS,
    );
  }

  private async readRuns(): Promise<Map<string, RunReport>> {
    const api = new ApiClient(this.server.url, this.apiKey);
    const left = [...this.accepted.values()];
    const runs = new Map<string, RunReport>();
    await Promise.all(
      Array.from({ length: READERS }, async () => {
        for (let next = left.pop(); next; next = left.pop())
          runs.set(next.runId, await api.call<RunReport>("GET", `/runs/${next.runId}`));
      }),
    );

    return runs;
  }

  /** Stops what was started here, and removes its data. */
  async remove(): Promise<void> {
    await this.second?.remove();
    await this.server.remove();
    this.receiver.close();
  }
}

function idOf(number: number): string {
  return `call-${number}`;
}

/** The code of the socket's error below fetch's own. */
function causeCode({ cause }: Error): unknown {
  return cause instanceof Error && "code" in cause ? cause.code : null;
}
